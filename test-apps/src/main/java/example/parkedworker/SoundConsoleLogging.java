/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Load;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Workers that log to the console, all at once: a lock of the logger's and a write to a terminal or a pipe. */
public final class SoundConsoleLogging {
    private SoundConsoleLogging() {}

    public static void main(String[] args) throws Exception {
        Logger logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        logger.addHandler(new ConsoleHandler());
        Load.run(ForkJoinPool.commonPool(), 8, () -> {
            for (int i = 0; i < 500; i++) {
                logger.log(Level.INFO, "order {0} accepted", i);
                System.out.println("order " + i + " accepted");
            }
        });
    }
}
