/* SPDX-License-Identifier: Apache-2.0 */
package example.shop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a newcomer runs: the faulty shop under load in a JVM with the agent, then its report in the terminal and as a
 * page. Arguments: the agent's jar, the viewer's jar, the folder to write to.
 */
public final class Demo {
    private static final String REQUESTS = "400";

    private Demo() {}

    public static void main(String[] args) throws Exception {
        Path agent = Path.of(args[0]);
        Path viewer = Path.of(args[1]);
        Path folder = Files.createDirectories(Path.of(args[2])).toRealPath();
        Path report = folder.resolve("report.json");
        Path page = folder.resolve("report.html");

        System.out.println("An order service answers " + REQUESTS + " requests, watched by Parkwarden ...");
        java(
                "-XX:ActiveProcessorCount=4",
                "-javaagent:" + agent.toRealPath() + "=report="
                        + report.toString().replace(",", "\\,"),
                "-cp",
                System.getProperty("java.class.path"),
                FaultyShop.class.getName(),
                REQUESTS);
        System.out.println();
        java("-jar", viewer.toString(), "view", report.toString());
        System.out.println();
        System.out.println("The same as a page, with stacks, pools and what to change:");
        System.out.flush();
        java("-jar", viewer.toString(), "html", report.toString(), "-o", page.toString());
    }

    private static void java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        Collections.addAll(command, arguments);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("exit code " + status + " of " + command);
        }
    }
}
