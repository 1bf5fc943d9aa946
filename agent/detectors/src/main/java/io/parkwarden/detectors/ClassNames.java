/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose code a class is and where it is written, as far as its name tells. The agent knows more, as it has the classes;
 * a recording or a thread dump has names only. Stateless.
 */
public final class ClassNames {
    /** Packages of the JDK under names that libraries use as well. */
    private static final String[] JDK = {
        "java.",
        "jdk.",
        "sun.",
        "com.sun.",
        "javax.net.",
        "javax.crypto.",
        "javax.security.",
        "javax.sql.",
        "javax.naming.",
        "javax.management.",
        "javax.xml.",
        "javax.imageio.",
        "javax.swing.",
        "org.w3c.dom.",
        "org.xml.sax."
    };

    /** Libraries of the JDK's makers, on the class path like any other. */
    private static final String[] LIBRARIES_OF_COM_SUN = {
        "com.sun.jna.",
        "com.sun.mail.",
        "com.sun.activation.",
        "com.sun.xml.bind.",
        "com.sun.xml.ws.",
        "com.sun.xml.messaging.",
        "com.sun.xml.fastinfoset.",
        "com.sun.istack.",
        "com.sun.jersey.",
        "com.sun.faces.",
        "com.sun.grizzly.",
        "com.sun.enterprise."
    };

    private static final String[] LIBRARIES = {
        "org.xerial.",
        "org.sqlite.",
        "org.h2.",
        "com.zaxxer.hikari.",
        "org.postgresql.",
        "com.mysql.",
        "org.mariadb.",
        "oracle.",
        "com.microsoft.",
        "org.apache.",
        "org.springframework.",
        "org.hibernate.",
        "io.netty.",
        "io.vertx.",
        "reactor.",
        "io.reactivex.",
        "rx.",
        "io.lettuce.",
        "redis.clients.",
        "org.redisson.",
        "com.google.common.",
        "com.google.protobuf.",
        "io.grpc.",
        "okhttp3.",
        "okio.",
        "org.eclipse.jetty.",
        "org.eclipse.paho.",
        "io.undertow.",
        "org.xnio.",
        "org.jboss.",
        "kotlin.",
        "kotlinx.",
        "scala.",
        "akka.",
        "org.slf4j.",
        "ch.qos.logback.",
        "com.fasterxml.",
        "org.junit.",
        "com.github.benmanes.",
        "software.amazon.",
        "com.amazonaws.",
        "com.datastax.",
        "org.mongodb.",
        "com.mongodb.",
        "io.micrometer.",
        "io.opentelemetry.",
        "net.bytebuddy.",
        "javax.",
        "jakarta.",
        "org.asynchttpclient.",
        "io.smallrye.",
        "io.quarkus.",
        "io.micronaut.",
        "com.mchange.",
        "org.infinispan.",
        "org.jgroups.",
        "com.rabbitmq.",
        "org.flywaydb.",
        "liquibase.",
        "org.quartz.",
        "com.hazelcast.",
        "org.elasticsearch.",
        "co.elastic.",
        "org.jooq.",
        "org.mybatis.",
        "groovy."
    };

    private static final String[] JDBC = {
        "org.h2.",
        "com.zaxxer.hikari.",
        "org.postgresql.",
        "com.mysql.",
        "org.mariadb.",
        "oracle.jdbc.",
        "com.microsoft.sqlserver.",
        "org.hsqldb.",
        "org.apache.derby.",
        "org.apache.commons.dbcp",
        "org.apache.tomcat.jdbc.",
        "com.mchange.v2.c3p0.",
        "org.sqlite.",
        "org.duckdb.",
        "com.ibm.db2.",
        "com.clickhouse.",
        "net.snowflake.client.",
        "software.amazon.jdbc."
    };
    private static final String[] JDBC_TYPES = {"Connection", "Statement", "ResultSet", "DataSource", "Driver"};

    private ClassNames() {}

    /** Whether the name is one of the JDK's. */
    public static boolean isJdk(String className) {
        return startsWithAny(className, JDK) && !startsWithAny(className, LIBRARIES_OF_COM_SUN);
    }

    /** Whether the class belongs to a well-known library; one that is not known may be the application's. */
    public static boolean isLibrary(String className) {
        return startsWithAny(className, LIBRARIES) || startsWithAny(className, LIBRARIES_OF_COM_SUN);
    }

    /**
     * Whether a call of the application into a JDBC driver or pool goes through this class. A driver has threads and
     * caches as well; such a call goes through one of the types of java.sql, or a class that is named after one.
     */
    public static boolean isJdbc(String className) {
        if (!startsWithAny(className, JDBC)) {
            return false;
        }
        String simple = simple(className);
        return !simple.toLowerCase(Locale.ROOT).contains("thread")
                && Arrays.stream(JDBC_TYPES).anyMatch(simple::contains);
    }

    /** The name after the last dot or dollar. */
    public static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    /** Whether it is a proxy or accessor that was generated at run time: never the line that somebody wrote. */
    public static boolean isGenerated(String className) {
        return className.contains("$Proxy")
                || className.contains("$$Enhancer")
                || className.contains("$$FastClass")
                || className.contains("$$SpringCGLIB")
                || className.contains("$$Lambda")
                || className.contains("_$$_jvst");
    }

    /** {@code com.acme.} of {@code com.acme.shop.Main}; null where there are not two, since one is too wide. */
    public static @Nullable String firstTwoPackages(String className) {
        int first = className.indexOf('.');
        int second = first < 0 ? -1 : className.indexOf('.', first + 1);
        return second < 0 ? null : className.substring(0, second + 1);
    }

    /**
     * The source file where a stack does not tell it, as in a recording: the compiler names it after the outermost
     * class, which javac requires if the class is public. Null if the name tells none.
     */
    public static @Nullable String sourceFile(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        String outer = nested > 0 ? simple.substring(0, nested) : simple;
        return outer.isEmpty() ? null : outer + ".java";
    }

    private static boolean startsWithAny(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
