/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.agent;

import io.parkwarden.bootstrap.Hooks;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's own classes, ByteBuddy and Jackson from a folder inside the agent's jar. Its parent is the platform
 * loader: it sees the JDK and the hooks on the boot loader, and nothing of the application; the application does not see
 * what it loads. Thread-safe.
 */
final class IsolatedLoader extends ClassLoader {
    private static final String FOLDER = "isolated/";
    private static final String BOOT_FOLDER = "boot/";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;

    /** Whether the boot loader has the hooks. */
    private volatile boolean hooked;

    /** Asked for once: later it would be asked on threads of the application, which a security manager (17) may forbid. */
    private final ProtectionDomain domain = IsolatedLoader.class.getProtectionDomain();

    IsolatedLoader(File file) throws IOException {
        super("parkwarden", ClassLoader.getPlatformClassLoader());
        jar = new JarFile(file, false);
    }

    /** From now on the boot loader has the hooks, and the JDK may call them. */
    void hooked() {
        hooked = true;
    }

    /**
     * No hook looks at the thread meanwhile. A read of the jar may take long enough to be told as a wait, and the code that looks at it may
     * lack a class itself: then the thread would wait for that class while it holds the jar, and whoever loads that class waits for the jar.
     */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        boolean entered = hooked && Hooks.enterAgent();
        try {
            return find(name);
        } finally {
            if (entered) {
                Hooks.leaveAgent();
            }
        }
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        byte[] bytes;
        try {
            bytes = read(FOLDER + name.replace('.', '/') + ".class");
        } catch (IOException | IllegalStateException cause) {
            throw new ClassNotFoundException(name, cause);
        }
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    /** Class files as streams: ByteBuddy reads the advice, the entry reads the classes for the boot loader. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            byte[] bytes = read(name.startsWith(BOOT_FOLDER) ? name : FOLDER + name);
            return bytes != null ? new ByteArrayInputStream(bytes) : super.getResourceAsStream(name);
        } catch (IOException | IllegalStateException closed) {
            return null; // the jar is gone or closed: the caller says what it lacks
        }
    }

    private byte @Nullable [] read(String entryName) throws IOException {
        ZipEntry entry = jar.getEntry(entryName);
        if (entry == null) {
            return null;
        }
        byte[] bytes = new byte[(int) entry.getSize()]; // known for every entry; growing would copy 700 classes twice
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.readFully(bytes);
        }
        return bytes;
    }

    /** Lets go of the jar. */
    void close() {
        try {
            jar.close();
        } catch (IOException ignored) {
            // It was only read.
        }
    }
}
