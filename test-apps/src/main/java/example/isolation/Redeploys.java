/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Deploys an application a hundred times, each time with a class loader of its own, and lets it fail unseen and drop
 * tasks. Prints how many of the loaders the collector could take.
 */
public final class Redeploys {
    private static final int TIMES = 100;

    private Redeploys() {}

    public static void main(String[] args) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            loaders.add(deploy());
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (alive(loaders) > 0 && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(50); // polls; the condition, not the time, decides
        }
        System.out.println("collected " + (TIMES - alive(loaders)) + " of " + TIMES);
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private static WeakReference<ClassLoader> deploy() throws Exception {
        ClassLoader loader = new OwnCopies();
        Thread thread = new Thread((Runnable)
                loader.loadClass(App.class.getName()).getDeclaredConstructor().newInstance());
        thread.start();
        thread.join();
        return new WeakReference<>(loader);
    }

    /** The application: its exception class is its own, too. */
    public static final class App implements Runnable {
        @Override
        public void run() {
            CompletableFuture.runAsync(App::fail, Runnable::run).thenRun(() -> System.out.println("never"));
            ExecutorService pool = Executors.newSingleThreadExecutor();
            pool.submit(App::fail);
            pool.submit(() -> "waits").isDone();
            pool.shutdown();
            try {
                if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the pool does not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void fail() {
            throw new Failed();
        }
    }

    /** Thrown by the application. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Defines the application's classes anew. */
    private static final class OwnCopies extends ClassLoader {
        OwnCopies() {
            super(Redeploys.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(App.class.getName()) && !name.equals(Failed.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
