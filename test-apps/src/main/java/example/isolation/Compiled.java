/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Classes that a program makes while it runs, because there are too many to write down. */
final class Compiled {
    private Compiled() {}

    /** The folder with the class files of this source, which is that of a file of this name. */
    static Path folder(String name, CharSequence source) throws IOException {
        Path folder = Files.createTempDirectory("compiled");
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        if (ToolProvider.getSystemJavaCompiler().run(null, said, said, file.toString()) != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
        return folder;
    }
}
