/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.Durations;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Findings with the same fingerprint become one: counts add, histograms add, the worst severity and the worst stack stay.
 * Words that cannot be added are those of one JVM, the one that was hit hardest; {@code instances} says which.
 */
final class FindingMerge {
    /** Most harm first; among equals the one that blocked longest in all. */
    static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparingLong((Finding finding) -> finding.blocked().totalNanos())
            .reversed()
            .thenComparing(Finding::fingerprint);

    private static final int MAX_NAMES = 8;

    /** The order travels with the words, so that it is the same after a second merge. */
    private static final Comparator<Finding> WORDS = Comparator.comparing(Finding::severity)
            .thenComparingLong(finding -> instances(finding).toldNanos())
            .thenComparing(finding -> instances(finding).told())
            .thenComparing(Finding::summary)
            .thenComparing(FindingMerge::words);

    private static final Comparator<Finding.StackSample> EARLIEST = Comparator.comparingLong(
                    Finding.StackSample::atMillis)
            .thenComparing(Finding.StackSample::thread)
            .thenComparing(ReportJson::write);
    private static final Comparator<Finding.StackSample> LONGEST =
            Comparator.comparingLong(Finding.StackSample::nanos).reversed().thenComparing(EARLIEST);

    private FindingMerge() {}

    /** The finding as the merge of itself, with names in the order of the alphabet. */
    static Finding alone(Finding finding, String jvm) {
        Finding.Instances instances = finding.instances() == null
                ? new Finding.Instances(1, jvm, finding.blocked().totalNanos())
                : finding.instances();
        return of(
                finding,
                finding,
                finding.blocked(),
                finding.harm(),
                finding.firstSeenMillis(),
                finding.lastSeenMillis(),
                List.of(finding),
                instances);
    }

    /** One finding for both. */
    static Finding both(Finding a, Finding b) {
        Finding words = BinaryOperator.maxBy(WORDS).apply(a, b);
        Finding.Instances told = instances(words);
        return of(
                words,
                a.confidence().compareTo(b.confidence()) >= 0 ? a : b,
                both(a.blocked(), b.blocked()),
                new Finding.Harm(
                        a.harm().waitsWithQueue() + b.harm().waitsWithQueue(),
                        Math.max(a.harm().maxQueued(), b.harm().maxQueued()),
                        a.harm().lostNanos() + b.harm().lostNanos(),
                        a.harm().compensated() + b.harm().compensated()),
                Math.min(a.firstSeenMillis(), b.firstSeenMillis()),
                Math.max(a.lastSeenMillis(), b.lastSeenMillis()),
                List.of(a, b),
                new Finding.Instances(instances(a).count() + instances(b).count(), told.told(), told.toldNanos()));
    }

    private static Finding of(
            Finding words,
            Finding surer,
            Finding.Blocked blocked,
            Finding.Harm harm,
            long first,
            long last,
            List<Finding> all,
            Finding.Instances instances) {
        return new Finding(
                words.detector(),
                words.fingerprint(),
                words.severity(),
                surer.confidence(),
                words.summary(),
                words.site(),
                words.waitedFor(),
                words.pool(),
                pools(all),
                blocked,
                harm,
                first,
                last,
                firstNames(all.stream().flatMap(finding -> finding.threads().stream())),
                stacks(all, words),
                words.details(),
                absorbed(all),
                words.advice(),
                instances);
    }

    private static Finding.Instances instances(Finding finding) {
        return Objects.requireNonNull(finding.instances(), "taken in by alone()");
    }

    /** All that is taken from the one finding whose words are shown. */
    private static String words(Finding finding) {
        return ReportJson.write(List.of(
                finding.site(),
                finding.details(),
                finding.advice(),
                String.valueOf(finding.pool()),
                String.valueOf(finding.waitedFor()),
                others(finding)));
    }

    private static Finding.Blocked both(Finding.Blocked a, Finding.Blocked b) {
        Durations durations = Durations.of(a.totalNanos(), a.maxNanos(), a.histogram());
        durations.add(Durations.of(b.totalNanos(), b.maxNanos(), b.histogram()));
        return new Finding.Blocked(
                a.count() + b.count(),
                durations.total(),
                durations.max(),
                durations.percentile(0.5),
                durations.percentile(0.95),
                durations.buckets());
    }

    private static List<String> firstNames(Stream<String> names) {
        return names.distinct().sorted().limit(MAX_NAMES).toList();
    }

    /** The pool that is shown stays in: which one that is can change with the next merge. */
    private static List<String> pools(List<Finding> all) {
        return firstNames(all.stream()
                .flatMap(finding -> Stream.concat(
                        Stream.ofNullable(finding.pool()).map(Pool::name), finding.otherPools().stream())));
    }

    /** The earliest first and the longest worst; a report may have only one of them. Others come with the words. */
    private static List<Finding.StackSample> stacks(List<Finding> all, Finding words) {
        List<Finding.StackSample> kept = new ArrayList<>();
        labelled(all, "first").min(EARLIEST).ifPresent(kept::add);
        labelled(all, "worst").min(LONGEST).ifPresent(kept::add);
        kept.addAll(others(words));
        return List.copyOf(kept);
    }

    private static Stream<Finding.StackSample> labelled(List<Finding> all, String label) {
        return all.stream()
                .flatMap(finding -> finding.stacks().stream())
                .filter(stack -> stack.label().equals(label));
    }

    private static List<Finding.StackSample> others(Finding finding) {
        return finding.stacks().stream()
                .filter(stack ->
                        !stack.label().equals("first") && !stack.label().equals("worst"))
                .toList();
    }

    private static List<Finding.Absorbed> absorbed(List<Finding> all) {
        Map<String, Finding.Absorbed> byFingerprint = new TreeMap<>();
        all.forEach(finding ->
                finding.absorbed().forEach(one -> byFingerprint.merge(one.fingerprint(), one, FindingMerge::both)));
        return byFingerprint.values().stream().limit(MAX_NAMES).toList();
    }

    private static Finding.Absorbed both(Finding.Absorbed a, Finding.Absorbed b) {
        Finding.Absorbed shown = a.site().toString().compareTo(b.site().toString()) <= 0 ? a : b;
        return new Finding.Absorbed(shown.detector(), a.fingerprint(), shown.site(), a.count() + b.count());
    }
}
