/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.detectors.KnownFix.Cause;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Stack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Libraries that are known to hold carriers of virtual threads, and since when they do not. A version is given only where
 * the library's own change log or source says so; what is known second-hand only comes without one.
 */
public final class KnownFixes {
    private static final String UPGRADE_JDK = "JDK 24 and later do not hold the carrier for a monitor (JEP 491).";

    private static final List<KnownFix> ALL = List.of(
            fixed(
                    "mysql-connector-j",
                    "9.0.0",
                    "MySQL Connector/J CHANGES 9.0.0, Bug#110512: synchronized replaced with ReentrantLock",
                    "com.mysql.cj."),
            fixed(
                    "postgresql",
                    "42.6.0",
                    "pgjdbc changelog 42.6.0, PR #2635; QueryExecutorImpl.execute is synchronized in 42.5.4",
                    "org.postgresql."),
            fixed(
                    "mariadb-java-client",
                    "3.3.0",
                    "MariaDB Connector/J changelog 3.3.0, CONJ-1115: more virtual-thread friendly",
                    "org.mariadb.jdbc."),
            fixed(
                    "mssql-jdbc",
                    "12.2.0",
                    "mssql-jdbc CHANGELOG, #1931; socket overrides follow in 12.8.0, #2337",
                    "com.microsoft.sqlserver.jdbc."),
            unfixed(
                    "ojdbc",
                    "Newer drivers of the 21 line and later use locks instead of monitors. " + UPGRADE_JDK,
                    "loom-dev, 2023-06-27, of the driver's developers; version not verified",
                    "oracle.jdbc."),
            unfixed(
                    "h2",
                    "The engine keeps its monitors (only the TCP client was changed, in 2.2.222): run queries on a pool of platform threads. "
                            + UPGRADE_JDK,
                    "H2 PR #3864",
                    "org.h2."),
            unfixed(
                    "HikariCP",
                    "The pool is filled inside synchronized when the first connection is asked for: make the pool at start-up, on a"
                            + " platform thread, with the constructor that takes a HikariConfig. " + UPGRADE_JDK,
                    "HikariDataSource.getConnection(), source of 5.1.0; #2293",
                    "com.zaxxer.hikari.HikariDataSource.getConnection"),
            unfixed(
                    "c3p0",
                    "Use a newer version; its maintainer changed this. " + UPGRADE_JDK,
                    "c3p0 #174; version not verified",
                    "com.mchange.v2."),
            unfixed(
                    "commons-dbcp2",
                    "Use a newer version. " + UPGRADE_JDK,
                    "DBCP-591; version not verified",
                    "org.apache.commons.dbcp2."),
            unfixed(
                    "commons-pool2",
                    "Use another pool. " + UPGRADE_JDK,
                    "commons-pool PRs #230 and #339, open",
                    "org.apache.commons.pool2."),
            fixed("jedis", "5.2.0", "Jedis commit e113b9ce3; its commons-pool2 keeps monitors", "redis.clients.jedis."),
            fixed("lettuce-core", "6.6.0", "Lettuce commit 1448b2bb3", "io.lettuce.core."),
            fixed(
                    "redisson",
                    "3.25.1",
                    "Redisson CHANGELOG 18-Dec-2023: JDK21 Virtual Threads compatibility",
                    "org.redisson."),
            unfixed(
                    "caffeine",
                    "A synchronous cache loads inside ConcurrentHashMap.compute, which holds a monitor: use AsyncCache, or load before"
                            + " the cache is asked. " + UPGRADE_JDK,
                    "Caffeine #779, #1018, #1468",
                    "com.github.benmanes.caffeine.cache."),
            unfixed(
                    "guava",
                    "The cache loads inside a monitor of its entry: use Caffeine's AsyncCache. " + UPGRADE_JDK,
                    "Guava #6845, PR #6851 open",
                    "com.google.common.cache.LocalCache"),
            unfixed(
                    "httpclient",
                    "Version 4 was not changed: use Apache HttpClient 5.4 or later. " + UPGRADE_JDK,
                    "HTTPCORE-746",
                    "org.apache.http.client.",
                    "org.apache.http.impl.client.",
                    "org.apache.http.impl.conn.",
                    "org.apache.http.impl.execchain."),
            unfixed(
                    "httpcore",
                    "Version 4 was not changed: use Apache HttpClient 5.4 or later. " + UPGRADE_JDK,
                    "HTTPCORE-746",
                    "org.apache.http."),
            fixed(
                    "httpclient5",
                    "5.4",
                    "Apache HttpClient RELEASE_NOTES 5.4: compatibility with Java virtual threads (8466b1986)",
                    "org.apache.hc.client5."),
            unfixed("okhttp", "OkHttp 5 uses monitors by intention. " + UPGRADE_JDK, "OkHttp #8284, #8817", "okhttp3."),
            unfixed(
                    "logback-core",
                    "Let an AsyncAppender with neverBlock write. " + UPGRADE_JDK,
                    "AppenderBase.doAppend is synchronized; logback #786",
                    "ch.qos.logback.core."),
            unfixed(
                    "log4j-core",
                    "Use asynchronous loggers. " + UPGRADE_JDK,
                    "log4j2 #1532; version not verified",
                    "org.apache.logging.log4j.core."),
            fixed("netty-buffer", "4.1.80", "Netty commit c882d80705", "io.netty.buffer.PoolArena"),
            unfixed(
                    "tomcat-coyote",
                    "Tomcat 11.0.0-M10 and later do not hold the carrier in HTTP/2. " + UPGRADE_JDK,
                    "Tomcat commit 762eb130a8 and following; version of the back-port to 10.1 not verified",
                    "org.apache.coyote.http2."),
            unfixed("snowflake-jdbc", UPGRADE_JDK, "snowflake-jdbc #1729, open", "net.snowflake.client."),
            unfixed("jsch", UPGRADE_JDK, "jsch #503", "com.jcraft.jsch."),
            unfixed("dagger", UPGRADE_JDK, "dagger #4079", "dagger.internal.DoubleCheck"),
            new KnownFix(
                    "",
                    Cause.MONITOR,
                    List.of(
                            "java.util.concurrent.ConcurrentHashMap.compute",
                            "java.util.concurrent.ConcurrentHashMap.merge"),
                    null,
                    "ConcurrentHashMap runs the function inside a monitor: load the value first and put it, or keep futures in the map. "
                            + UPGRADE_JDK,
                    List.of("measured on 21 and 25")),
            new KnownFix(
                    "",
                    Cause.FILE,
                    List.of(
                            "java.io.FileInputStream.",
                            "java.io.FileOutputStream.",
                            "java.io.RandomAccessFile.",
                            "sun.nio.ch.FileChannelImpl."),
                    null,
                    "From JDK 23 on the scheduler adds no carrier for a file or pipe that blocks: read pipes, the output of processes and"
                            + " network file systems on platform threads.",
                    List.of("JDK-8329593", "measured on 21 and 25")));

    private KnownFixes() {}

    /**
     * What is known of a stack.
     *
     * @param fix the entry
     * @param className the class of the frame that fits, whose jar tells the version
     */
    public record Match(KnownFix fix, String className) {}

    /**
     * The entry that fits what holds the carrier: of the innermost pinning frame, or, if that is the JDK's, of the
     * library's frames that called it; where no pinning frame is known, of all frames up to the site. Null if there is
     * none for this JDK.
     */
    public static @Nullable Match match(Stack stack, List<Frame> pinners, int jdk) {
        return match(culprits(stack, pinners), jdk);
    }

    /** A library that is only on the way between the application's own monitor and the wait is not to blame. */
    private static List<Frame> culprits(Stack stack, List<Frame> pinners) {
        if (!pinners.isEmpty() && pinners.get(0).origin() != Origin.JDK) {
            return pinners.subList(0, 1);
        }
        List<Frame> culprits = new ArrayList<>();
        boolean reached = pinners.isEmpty();
        for (Frame frame : stack.frames()) {
            reached |= !pinners.isEmpty() && frame.equals(pinners.get(0));
            if (reached && frame.origin() == Origin.APPLICATION) {
                break;
            }
            if (reached) {
                culprits.add(frame);
            }
        }
        return culprits;
    }

    private static @Nullable Match match(List<Frame> frames, int jdk) {
        Match ofTheJdk = null;
        for (Frame frame : frames) {
            String name = frame.className() + "." + frame.method();
            for (KnownFix fix : ALL) {
                if (!fix.on(jdk) || fix.frames().stream().noneMatch(name::startsWith)) {
                    continue;
                }
                if (!fix.ofTheJdk()) {
                    return new Match(fix, frame.className());
                }
                ofTheJdk = ofTheJdk == null ? new Match(fix, frame.className()) : ofTheJdk;
            }
        }
        return ofTheJdk;
    }

    /** All entries. */
    static List<KnownFix> all() {
        return ALL;
    }

    private static KnownFix fixed(String artifact, String version, String source, String... frames) {
        return new KnownFix(
                artifact,
                Cause.MONITOR,
                List.of(frames),
                version,
                "Use " + artifact + " " + version + " or later. " + UPGRADE_JDK,
                List.of(source));
    }

    private static KnownFix unfixed(String artifact, String advice, String source, String... frames) {
        return new KnownFix(artifact, Cause.MONITOR, List.of(frames), null, advice, List.of(source));
    }
}
