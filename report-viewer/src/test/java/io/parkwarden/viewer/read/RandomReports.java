/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

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
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Reports with random content, the same for the same seed. */
final class RandomReports {
    private final Random random;

    RandomReports(long seed) {
        random = new Random(seed);
    }

    Report next() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (random.nextBoolean()) {
                findings.add(finding("finding-" + i));
            }
        }
        return report("example.Main" + random.nextInt(2), findings);
    }

    /** A finding that no other report has, and one that all have. */
    Report unlike(int number) {
        Durations durations = new Durations();
        durations.add(1_000 + number);
        durations.add(7);
        Finding own = finding("only-" + number);
        Finding common = finding("everywhere");
        return report(
                "example.Main" + number, List.of(own, with(common, Finding.Blocked.of(durations), Severity.ERROR)));
    }

    private static Finding with(Finding finding, Finding.Blocked blocked, Severity severity) {
        return new Finding(
                finding.detector(),
                finding.fingerprint(),
                severity,
                finding.confidence(),
                finding.summary(),
                finding.site(),
                finding.waitedFor(),
                finding.pool(),
                finding.otherPools(),
                blocked,
                finding.harm(),
                finding.firstSeenMillis(),
                finding.lastSeenMillis(),
                finding.threads(),
                finding.stacks(),
                finding.details(),
                finding.absorbed(),
                finding.advice());
    }

    private Report report(String mainClass, List<Finding> findings) {
        return new Report(
                Report.SCHEMA_VERSION,
                new Report.Tool("Parkwarden", "0.1." + random.nextInt(3)),
                new Report.Run(
                        one("agent", "recording"),
                        random.nextInt(3),
                        mainClass,
                        one("VM 17", "VM 21"),
                        17 + random.nextInt(3),
                        1 + random.nextInt(3),
                        random.nextInt(5),
                        random.nextInt(5),
                        random.nextInt(5),
                        random.nextBoolean(),
                        random.nextBoolean()),
                List.of(new Report.Option("threshold", one("10ms", "20ms"), one("default", "environment"))),
                List.of(new Report.Coverage(
                        "ParkedWorker", one("on", "off", "not-applicable"), one("why", "because"), small(), small())),
                new Report.Dropped(small(), small(), small()),
                some(() -> "note " + random.nextInt(300)),
                some(this::pool),
                some(this::history),
                some(() -> new Report.OpenWait(
                        name("t", 9), name("p", 9), WaitKind.JDBC, site(), random.nextInt(9), small(), 1)),
                some(() -> new Report.Suppressed(name("rule", 3), name("reason", 3), small(), small(), small())),
                findings);
    }

    private Finding finding(String fingerprint) {
        Durations durations = new Durations();
        for (int i = 0; i <= random.nextInt(4); i++) {
            durations.add(random.nextInt(3));
        }
        return new Finding(
                "ParkedWorker",
                fingerprint,
                Severity.values()[random.nextInt(3)],
                Confidence.values()[random.nextInt(3)],
                name("sentence", 3),
                site(),
                null,
                random.nextBoolean() ? null : pool(),
                some(() -> name("pool", 20)),
                Finding.Blocked.of(durations),
                new Finding.Harm(small(), random.nextInt(5), small(), small()),
                random.nextInt(5),
                random.nextInt(5),
                some(() -> name("thread", 20)),
                List.of(stack("first"), stack("worst"), stack("other")),
                List.of(new Finding.Detail("label", name("value", 3))),
                some(() -> new Finding.Absorbed("SyncOverAsync", name("absorbed", 12), site(), 1)).stream()
                        .distinct()
                        .toList(),
                new Finding.Advice(name("advice", 2), null, "never"));
    }

    private Finding.StackSample stack(String label) {
        Frame frame = Frame.of("a.B", name("m", 3), "B.java", 1, Origin.APPLICATION);
        return new Finding.StackSample(label, name("t", 3), random.nextInt(3), random.nextInt(3), List.of(frame));
    }

    private Pool pool() {
        return new Pool(
                name("pool", 20),
                PoolKind.FIXED,
                Intent.COMPUTE,
                random.nextBoolean(),
                random.nextInt(3),
                4,
                random.nextInt(3),
                random.nextInt(3));
    }

    private PoolHistory history() {
        return new PoolHistory(
                name("pool", 20),
                PoolKind.FIXED,
                4,
                random.nextInt(3),
                1_000,
                List.of(0.1),
                List.of(random.nextInt(3) / 10.0),
                List.of(0.3),
                List.of(random.nextInt(3)),
                List.of(),
                List.of());
    }

    private Site site() {
        return new Site("a.B", name("m", 3), null, 1);
    }

    private long small() {
        return random.nextInt(4);
    }

    private String name(String prefix, int different) {
        return prefix + random.nextInt(different);
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private <T> List<T> some(Supplier<T> source) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            some.add(source.get());
        }
        return List.copyOf(some);
    }
}
