/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricFilter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.ScheduledReporter;
import com.codahale.metrics.Timer;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A reporter of Dropwizard's metrics logs what a report throws, and reports again. */
public final class SoundReporter {
    private SoundReporter() {}

    /** Has no connection. */
    private static final class Remote extends ScheduledReporter {
        private final CountDownLatch runs = new CountDownLatch(4);

        Remote() {
            super(new MetricRegistry(), "remote", MetricFilter.ALL, TimeUnit.SECONDS, TimeUnit.MILLISECONDS);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public void report(
                SortedMap<String, Gauge> gauges,
                SortedMap<String, Counter> counters,
                SortedMap<String, Histogram> histograms,
                SortedMap<String, Meter> meters,
                SortedMap<String, Timer> timers) {
            runs.countDown();
            throw new IllegalStateException("no connection");
        }
    }

    public static void main(String[] args) throws Exception {
        try (Remote remote = new Remote()) {
            remote.start(2, TimeUnit.MILLISECONDS);
            remote.runs.await();
        }
    }
}
