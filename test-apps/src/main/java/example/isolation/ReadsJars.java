/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Threads that wait for nothing but their jar, from which they load a class. Their Runnable has a field of a class that
 * nobody needs. Says how many of these were loaded all the same: who reads a jar holds its lock, and must not be made to load
 * something else.
 */
public final class ReadsJars {
    private static final int CLASSES = 200;

    private ReadsJars() {}

    public static void main(String[] args) throws Exception {
        Path jar = jar();
        try (Loader loader = new Loader(jar)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < CLASSES; i++) {
                Constructor<?> owner = loader.loadClass("Owner" + i).getDeclaredConstructor();
                owner.setAccessible(true);
                threads.add(new Thread((Runnable) owner.newInstance(), "reads-" + i));
            }
            for (Thread thread : threads) {
                thread.start();
                thread.join();
            }
            int loaded = 0;
            for (int i = 0; i < CLASSES; i++) {
                loaded += loader.hasLoaded("Field" + i) ? 1 : 0;
            }
            System.out.println(loaded);
        }
    }

    private static final class Loader extends URLClassLoader {
        Loader(Path jar) throws Exception {
            super(new URL[] {jar.toUri().toURL()});
        }

        boolean hasLoaded(String name) {
            return findLoadedClass(name) != null;
        }
    }

    private static Path jar() throws Exception {
        StringBuilder source = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            source.append("class Field%d {}%nclass Other%d {}%n".formatted(i, i));
            source.append("class Owner%d implements Runnable { Field%d field; Owner%d() {} ".formatted(i, i, i));
            source.append("public void run() { new Other%d(); } }%n".formatted(i));
            names.addAll(List.of("Field" + i, "Other" + i, "Owner" + i));
        }
        Path folder = Compiled.folder("All", source);
        Path jar = folder.resolve("all.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : names) {
                entries.putNextEntry(new JarEntry(name + ".class"));
                entries.write(Files.readAllBytes(folder.resolve(name + ".class")));
                entries.closeEntry();
            }
        }
        return jar;
    }
}
