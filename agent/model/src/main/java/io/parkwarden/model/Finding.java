/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim with its evidence: what the report shows. The JSON report has the same names.
 *
 * @param detector name of the detector that claims it
 * @param fingerprint stable over runs and over edits that only move lines
 * @param severity harm done
 * @param confidence how sure it is
 * @param summary one sentence with the numbers
 * @param site the line to look at
 * @param waitedFor what was waited for; null where the claim is not about a wait
 * @param pool the pool at the worst wait, if a pool is concerned
 * @param otherPools names of further pools on which the same site waited, bounded; in a merged report it may name
 *     {@code pool} as well
 * @param blocked how often and, for waits, how long; the durations are 0 where the claim is not about a length
 * @param harm what it cost others
 * @param firstSeenMillis when first seen, in milliseconds since the epoch
 * @param lastSeenMillis when last seen, in milliseconds since the epoch
 * @param threads names of the threads, bounded
 * @param stacks the stack of the first and of the worst wait, or those that the detector labels
 * @param details what else the detector has to show, in the order to be read
 * @param absorbed findings that this one explains and that are therefore not listed
 * @param advice what to do on this JDK
 * @param instances in how many JVMs it was seen; null in the report of one JVM
 */
public record Finding(
        String detector,
        String fingerprint,
        Severity severity,
        Confidence confidence,
        String summary,
        Site site,
        @Nullable Wait waitedFor,
        @Nullable Pool pool,
        List<String> otherPools,
        Blocked blocked,
        Harm harm,
        long firstSeenMillis,
        long lastSeenMillis,
        List<String> threads,
        List<StackSample> stacks,
        List<Detail> details,
        List<Absorbed> absorbed,
        Advice advice,
        @Nullable Instances instances) {

    /** A finding in the report of one JVM. */
    public Finding(
            String detector,
            String fingerprint,
            Severity severity,
            Confidence confidence,
            String summary,
            Site site,
            @Nullable Wait waitedFor,
            @Nullable Pool pool,
            List<String> otherPools,
            Blocked blocked,
            Harm harm,
            long firstSeenMillis,
            long lastSeenMillis,
            List<String> threads,
            List<StackSample> stacks,
            List<Detail> details,
            List<Absorbed> absorbed,
            Advice advice) {
        this(
                detector,
                fingerprint,
                severity,
                confidence,
                summary,
                site,
                waitedFor,
                pool,
                otherPools,
                blocked,
                harm,
                firstSeenMillis,
                lastSeenMillis,
                threads,
                stacks,
                details,
                absorbed,
                advice,
                null);
    }

    /**
     * How far a finding of a merged report is spread. Numbers of a merged finding are those of all JVMs together; its
     * words (sentence, pool, details, advice) are those of one of them.
     *
     * @param count JVMs in which it was seen
     * @param told the JVM whose words they are, by main class and process id
     * @param toldNanos the blocked time in ns in that JVM
     */
    public record Instances(long count, String told, long toldNanos) {}

    /**
     * A piece of evidence in a user's words. Every output shows it as it is, so a new detector needs no new output.
     *
     * @param label what it is, such as {@code carriers held}
     * @param value a word, a number with its unit, a site or a short sentence
     */
    public record Detail(String label, String value) {}

    /**
     * A finding that another one explains.
     *
     * @param detector name of the detector that claims it
     * @param fingerprint its fingerprint
     * @param site its site
     * @param count how often it was seen
     */
    public record Absorbed(String detector, String fingerprint, Site site, long count) {}

    /**
     * What the thread waited for.
     *
     * @param kind what was waited for
     * @param label the same in a user's words
     * @param operation the call that waited, as {@code class.method}
     */
    public record Wait(WaitKind kind, String label, String operation) {}

    /**
     * Blocked time in ns.
     *
     * @param count waits at or above the threshold
     * @param totalNanos their sum
     * @param maxNanos the longest
     * @param p50Nanos half of them were at most this long
     * @param p95Nanos 95 % of them were at most this long
     * @param histogram the buckets the percentiles come from, so that reports can be merged
     */
    public record Blocked(
            long count,
            long totalNanos,
            long maxNanos,
            long p50Nanos,
            long p95Nanos,
            List<Durations.Bucket> histogram) {
        /** What the report says of a histogram. */
        public static Blocked of(Durations durations) {
            return new Blocked(
                    durations.count(),
                    durations.total(),
                    durations.max(),
                    durations.percentile(0.5),
                    durations.percentile(0.95),
                    durations.buckets());
        }
    }

    /**
     * What the waits cost others.
     *
     * @param waitsWithQueue waits during which tasks were queued in the pool
     * @param maxQueued most tasks seen in the queue
     * @param lostNanos blocked time in ns of the waits during which tasks were queued: worker time that was wanted
     * @param compensated waits for which a ForkJoinPool added a worker
     */
    public record Harm(long waitsWithQueue, int maxQueued, long lostNanos, long compensated) {}

    /**
     * One stack of the evidence.
     *
     * @param label {@code first} or {@code worst} for waits; else what the stack shows, such as {@code thrown}
     * @param thread name of the thread
     * @param atMillis end of the wait, in milliseconds since the epoch
     * @param nanos length of the wait in ns
     * @param frames innermost first
     */
    public record StackSample(String label, String thread, long atMillis, long nanos, List<Frame> frames) {}

    /**
     * What to change.
     *
     * @param text what to do, for the JDK at hand
     * @param code an example, if one helps
     * @param leaveWhen when it is fine to leave it as it is
     */
    public record Advice(String text, @Nullable String code, String leaveWhen) {}
}
