/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.ClassNames;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import java.io.File;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Whose code a class is, and what it is by its interfaces. Application code is what the user named; without that, the
 * folders of the class path, the jar of the main class (or its BOOT-INF/classes), a web application's classes, and
 * classes that share the main class's first two package names. Well-known libraries are never application code, even in
 * one jar with it. Immutable after construction, so thread-safe; holds no class of the application.
 */
public final class Origins {
    private final List<String> packages;
    private final @Nullable String mainPackage;
    private final @Nullable String mainJar;
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final List<Class<?>> jdbc;

    /**
     * Reads whose code is the application's.
     *
     * @param packages the user's own packages; empty to decide by class path and main class
     * @param mainClass the main class or jar, as the JVM was started
     */
    public Origins(List<String> packages, String mainClass) {
        this.packages = packages;
        this.mainPackage = mainClass.endsWith(".jar") ? null : ClassNames.firstTwoPackages(mainClass);
        this.mainJar = mainClass.endsWith(".jar") ? new File(mainClass).getName() : null;
        this.jdbc = jdbcTypes();
    }

    private List<Class<?>> jdbcTypes() {
        try {
            return List.of(
                    Class.forName("java.sql.Connection", false, platform),
                    Class.forName("java.sql.Statement", false, platform),
                    Class.forName("java.sql.ResultSet", false, platform),
                    Class.forName("java.sql.Driver", false, platform),
                    Class.forName("javax.sql.DataSource", false, platform));
        } catch (ClassNotFoundException noSqlModule) {
            return List.of(); // a run-time image without java.sql has no JDBC to recognise
        }
    }

    /** Whose code the class is. */
    public Origin of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == platform || isJdkModule(type.getModule())) {
            return Origin.JDK;
        }
        String name = type.getName();
        if (!packages.isEmpty()) {
            return startsWithAny(name, packages) ? Origin.APPLICATION : Origin.LIBRARY;
        }
        if (mainPackage != null && name.startsWith(mainPackage)) {
            return Origin.APPLICATION;
        }
        if (ClassNames.isLibrary(name)) {
            return Origin.LIBRARY;
        }
        return fromApplicationPlace(type) ? Origin.APPLICATION : Origin.LIBRARY;
    }

    private boolean fromApplicationPlace(Class<?> type) {
        String place = place(type);
        if (place == null) {
            return true; // defined at run time without a source: generated from the application's own code, mostly
        }
        if (place.endsWith(".jar") || place.endsWith(".jar!/") || place.contains(".jar!/BOOT-INF/lib")) {
            return mainJar != null && !place.contains("BOOT-INF/lib") && place.contains("/" + mainJar);
        }
        return true; // a folder, BOOT-INF/classes, WEB-INF/classes
    }

    private static @Nullable String place(Class<?> type) {
        ProtectionDomain domain = type.getProtectionDomain();
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? null : location.toString();
    }

    /** File name of the jar that the class is from; empty if it is from none. */
    static String jar(Class<?> type) {
        String place = place(type);
        int end = place == null ? -1 : place.lastIndexOf(".jar");
        if (place == null || end < 0) {
            return "";
        }
        return place.substring(place.lastIndexOf('/', end) + 1, end + ".jar".length());
    }

    private static boolean isJdkModule(Module module) {
        String name = module.getName();
        return name != null && (name.startsWith("java.") || name.startsWith("jdk."));
    }

    /** What the class is by its interfaces. JDK classes have no role: the hook knows what they do. */
    public Role role(Class<?> type, Origin origin) {
        if (origin == Origin.JDK) {
            return Role.NONE;
        }
        for (Class<?> jdbcType : jdbc) {
            if (jdbcType.isAssignableFrom(type)) {
                return Role.JDBC;
            }
        }
        if (ClassNames.isGenerated(type.getName())) {
            return Role.GENERATED;
        }
        if (origin == Origin.LIBRARY && ClassNames.isJdbc(type.getName())) {
            return Role.JDBC; // such as a base class that leaves the interface to its subclasses
        }
        return Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)
                ? Role.FUTURE
                : Role.NONE;
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
