/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Durations;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolHistory;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Report;
import io.parkwarden.model.Role;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reports as a shop under load would give them. */
public final class SampleReport {
    public static final long STARTED = 1_793_840_000_000L;
    private static final long WATCHED = STARTED + 4_000;
    private static final long WRITTEN = WATCHED + 185_000;
    private static final Pool COMMON = new Pool("commonPool", PoolKind.COMMON, Intent.COMPUTE, false, 9, 7, 7, 12);
    private static final Pool ORDERS = new Pool("orders-pool", PoolKind.FIXED, Intent.COMPUTE, false, 8, 8, 8, 31);
    private static final Pool MAIL = new Pool("mail", PoolKind.CACHED, Intent.BLOCKING, true, 14, 32_767, 3, 0);

    private SampleReport() {}

    /** An error, two warnings and a remark. */
    public static Report withFindings() {
        return report(
                findings(),
                List.of(
                        "java.lang.Thread.sleep is native on this JDK: sleeps are seen by JFR streaming, from 10 ms on.",
                        "The report path was changed once by the command report."));
    }

    /** The same JVM without a fault. */
    public static Report clean() {
        return report(List.of(), List.of());
    }

    /** A report with these findings. */
    public static Report report(List<Finding> findings, List<String> notes) {
        return new Report(
                Report.SCHEMA_VERSION,
                new Report.Tool("parkwarden", "0.1.0"),
                new Report.Run(
                        "agent",
                        48_213,
                        "com.example.shop.ShopServer",
                        "OpenJDK 64-Bit Server VM 21.0.12.1",
                        21,
                        8,
                        STARTED,
                        WATCHED,
                        WRITTEN,
                        true,
                        true),
                List.of(
                        new Report.Option("threshold", "10ms", "default"),
                        new Report.Option("report", "shop-%p.json", "agent argument"),
                        new Report.Option("pools", "mail:blocking", "system property"),
                        new Report.Option("detectors", "all", "default"),
                        new Report.Option("report-interval", "30s", "default")),
                List.of(
                        new Report.Coverage("ParkedWorker", "on", null, 48_120, 0, 312_000_000L),
                        new Report.Coverage("SyncOverAsync", "on", null, 48_120, 0),
                        new Report.Coverage(
                                "PinnedCarrier",
                                "not-applicable",
                                "no virtual thread was started while the program was watched",
                                0,
                                0),
                        new Report.Coverage("HoggedCarrier", "off", "switched off by detectors=-HoggedCarrier", 0, 0)),
                new Report.Dropped(0, 0, 0),
                notes,
                List.of(COMMON, ORDERS, MAIL),
                findings.isEmpty() ? List.of() : List.of(history()),
                findings.isEmpty() ? List.of() : List.of(stillBlocked()),
                findings);
    }

    private static PoolHistory history() {
        Site site = new Site("com.example.shop.CheckoutService", "lambda$checkout$3", "CheckoutService.java", 118);
        return new PoolHistory(
                ORDERS.name(),
                ORDERS.kind(),
                ORDERS.width(),
                WATCHED,
                2_000,
                List.of(0.5, 1.25, 2.0, 1.0),
                List.of(0.0, 6.5, 6.0, 7.0),
                List.of(7.5, 0.25, 0.0, 0.0),
                List.of(0, 12, 31, 29),
                List.of(
                        new PoolHistory.KindShare(WaitKind.FUTURE, 265_000_000_000L, 1_204),
                        new PoolHistory.KindShare(WaitKind.JDBC, 9_000_000_000L, 310)),
                List.of(new PoolHistory.SiteShare(site, 265_000_000_000L, 1_204)));
    }

    private static Report.OpenWait stillBlocked() {
        return new Report.OpenWait(
                "orders-pool-3",
                ORDERS.name(),
                WaitKind.FUTURE,
                new Site("com.example.shop.CheckoutService", "lambda$checkout$3", "CheckoutService.java", 118),
                4_000_000_000L,
                WRITTEN,
                3);
    }

    private static List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(
                "SyncOverAsync",
                Severity.ERROR,
                WaitKind.FUTURE,
                "java.util.concurrent.CompletableFuture.join",
                new Site("com.example.shop.CheckoutService", "lambda$checkout$3", "CheckoutService.java", 118),
                ORDERS,
                1_204,
                220_000_000L,
                "Workers of orders-pool (fixed pool, 8 workers) were waiting for a future 1204 times for 4 min 25 s in"
                        + " total (worst 1.9 s, p95 610 ms); up to 31 tasks queued meanwhile, 4 min 2 s of worker time"
                        + " lost to them.",
                new Finding.Advice(
                        "Compose instead of waiting: return the future and continue it with thenCompose, thenCombine or"
                                + " thenApply, so that the worker runs other tasks until the result is there.",
                        "// instead of: return use(first.join());\nreturn first.thenCompose(value -> use(value));",
                        "Leave it on a virtual thread, where waiting is cheap, or at the outermost edge of a program,"
                                + " on a thread that no other task needs.")));
        findings.add(finding(
                "ParkedWorker",
                Severity.WARNING,
                WaitKind.JDBC,
                "com.zaxxer.hikari.pool.HikariProxyPreparedStatement.executeQuery",
                new Site("com.example.shop.OrderRepository", "load", "OrderRepository.java", 57),
                COMMON,
                8_310,
                14_000_000L,
                "Workers of commonPool (common pool, 7 workers) were parked 8310 times for 1 min 56 s in total (worst"
                        + " 340 ms, p95 41 ms) in a JDBC call; up to 12 tasks queued meanwhile, 58.4 s of worker time"
                        + " lost to them.",
                new Finding.Advice(
                        "Move the blocking call to a virtual thread or to an executor of its own, bounded. On this JDK a"
                                + " virtual thread that blocks inside synchronized holds its carrier: check the driver"
                                + " first, or use the executor.",
                        "ExecutorService io = Executors.newFixedThreadPool(connections, named(\"orders-io\"));\n"
                                + "return CompletableFuture.supplyAsync(() -> repository.load(id), io);",
                        "Leave it when the pool exists for waiting and is sized for it; declare it with the option"
                                + " pools=<name>:blocking.")));
        findings.add(finding(
                "ParkedWorker",
                Severity.WARNING,
                WaitKind.HTTP,
                "java.net.http.HttpClient.send",
                new Site("com.example.shop.PriceClient", "current", "PriceClient.java", 41),
                COMMON,
                640,
                52_000_000L,
                "Workers of commonPool (common pool, 7 workers) were parked 640 times for 33.3 s in total (worst 1.1 s,"
                        + " p95 190 ms) in a HTTP call; up to 9 tasks queued meanwhile, 21.7 s of worker time lost.",
                new Finding.Advice(
                        "Use the client's asynchronous call and compose on its future.",
                        "return client.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> parse(response));",
                        "Leave it when the pool exists for waiting and is sized for it.")));
        findings.add(finding(
                "ParkedWorker",
                Severity.INFO,
                WaitKind.SOCKET_READ,
                "java.net.Socket$SocketInputStream.read",
                new Site("com.example.shop.Mailer", "send", "Mailer.java", 88),
                MAIL,
                36,
                90_000_000L,
                "Workers of mail (cached pool) were parked 36 times for 3.2 s in total (worst 210 ms, p95 140 ms) in a"
                        + " socket read.",
                new Finding.Advice(
                        "Nothing needs to change: the pool is declared as one for waiting.",
                        null,
                        "Leave it as it is while no task queues.")));
        return findings;
    }

    /** A finding with so many waits around a length in ns. */
    public static Finding finding(
            String detector,
            Severity severity,
            WaitKind kind,
            String operation,
            Site site,
            Pool pool,
            int waits,
            long nanos,
            String summary,
            Finding.Advice advice) {
        Durations durations = new Durations();
        Random random = new Random(waits);
        for (int i = 0; i < waits; i++) {
            durations.add((long) (nanos * Math.exp(random.nextGaussian() * 0.6)));
        }
        List<Frame> frames = frames(site, kind);
        return new Finding(
                detector,
                detector + ":" + site.className() + "#" + site.method() + ":" + kind.word(),
                severity,
                Confidence.PROVEN,
                summary,
                site,
                new Finding.Wait(kind, kind.label(), operation),
                pool,
                pool == COMMON ? List.of("orders-pool") : List.of(),
                Finding.Blocked.of(durations),
                new Finding.Harm(
                        pool.queued() > 0 ? waits / 2 : 0,
                        pool.queued(),
                        pool.queued() > 0 ? durations.total() / 2 : 0,
                        pool == COMMON ? 12 : 0),
                WATCHED + 1_000,
                WRITTEN - 2_000,
                List.of(pool.name() + "-worker-1", pool.name() + "-worker-2", pool.name() + "-worker-5"),
                List.of(
                        new Finding.StackSample(
                                "first",
                                pool.name() + "-worker-1",
                                WATCHED + 1_000,
                                nanos,
                                frames.subList(1, frames.size())),
                        new Finding.StackSample(
                                "worst", pool.name() + "-worker-5", WATCHED + 60_000, durations.max(), frames)),
                List.of(new Finding.Detail("submitted at", site.toString())),
                List.of(new Finding.Absorbed("ParkedWorker", "absorbed", site, 3)),
                advice);
    }

    private static List<Frame> frames(Site site, WaitKind kind) {
        List<Frame> frames = new ArrayList<>();
        frames.add(jdk("jdk.internal.misc.Unsafe", "park", "Unsafe.java", -2));
        frames.add(jdk("java.util.concurrent.locks.LockSupport", "park", "LockSupport.java", 221));
        frames.add(jdk("java.util.concurrent.CompletableFuture$Signaller", "block", "CompletableFuture.java", 1_864));
        if (kind == WaitKind.JDBC) {
            frames.add(new Frame(
                    "org.h2.jdbc.JdbcPreparedStatement",
                    "executeQuery",
                    "JdbcPreparedStatement.java",
                    85,
                    Origin.LIBRARY,
                    Role.JDBC));
            frames.add(new Frame(
                    "com.zaxxer.hikari.pool.ProxyPreparedStatement",
                    "executeQuery",
                    "ProxyPreparedStatement.java",
                    52,
                    Origin.LIBRARY,
                    Role.JDBC));
            frames.add(new Frame(
                    "com.zaxxer.hikari.pool.HikariProxyPreparedStatement",
                    "executeQuery",
                    "HikariProxyPreparedStatement.java",
                    -1,
                    Origin.LIBRARY,
                    Role.JDBC));
        }
        frames.add(new Frame(site.className(), site.method(), site.file(), site.line(), Origin.APPLICATION, Role.NONE));
        frames.add(new Frame(
                "com.example.shop.CheckoutService",
                "lambda$checkout$1",
                "CheckoutService.java",
                96,
                Origin.APPLICATION,
                Role.NONE));
        frames.add(jdk("java.util.concurrent.CompletableFuture$AsyncSupply", "run", "CompletableFuture.java", 1_768));
        frames.add(jdk("java.util.concurrent.ThreadPoolExecutor", "runWorker", "ThreadPoolExecutor.java", 1_144));
        frames.add(jdk("java.util.concurrent.ThreadPoolExecutor$Worker", "run", "ThreadPoolExecutor.java", 642));
        frames.add(jdk("java.lang.Thread", "run", "Thread.java", 1_583));
        return frames;
    }

    private static Frame jdk(String type, String method, String file, int line) {
        return Frame.of(type, method, file, line, Origin.JDK);
    }

    /** Names as an attacker or a code generator would choose them, in every place that takes one. */
    public static Report hostile() {
        String script =
                "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        String quotes = "a\"b'c`d&amp;<b>e</b>\\u003c";
        String direction = "\u202Etxt.exe\u202C \u0627\u0644\u0639\u0631\u0628\u064A\u0629 \u2066x\u2069";
        String escape = "\u001b[31mred\u001b[0m\u0007\rover\nwritten";
        String lambda = "lambda$" + "x".repeat(10_000) + "$0";
        Pool pool = new Pool(script + direction, PoolKind.FIXED, Intent.COMPUTE, false, 4, 4, 4, 9);
        Site site = new Site("com.example." + script, lambda, quotes + ".java", 7);
        Finding finding = finding(
                "ParkedWorker",
                Severity.ERROR,
                WaitKind.LOCK,
                quotes + script + lambda,
                site,
                pool,
                20,
                30_000_000L,
                script + " " + quotes + " " + direction + " " + escape + " " + "y".repeat(10_000),
                new Finding.Advice(script + escape, "<!--<script>" + quotes + "\u2028\u2029", direction));
        Report report = report(List.of(finding), List.of(script, escape, "z".repeat(10_000)));
        return new Report(
                report.schemaVersion(),
                report.tool(),
                report.run(),
                List.of(new Report.Option(script, quotes + "<!--", direction)),
                List.of(new Report.Coverage("ParkedWorker", "on", script, 20, 0)),
                new Report.Dropped(3, 2, 1),
                report.notes(),
                List.of(pool),
                report.findings());
    }
}
