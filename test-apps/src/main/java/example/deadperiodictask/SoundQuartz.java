/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz logs what a job throws and fires its trigger again. */
public final class SoundQuartz {
    private SoundQuartz() {}

    private static final CountDownLatch RUNS = new CountDownLatch(4);

    /** Made by Quartz for each run. */
    public static final class Refresh implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            RUNS.countDown();
            throw new IllegalStateException("no connection");
        }
    }

    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.scheduleJob(
                JobBuilder.newJob(Refresh.class).build(),
                TriggerBuilder.newTrigger()
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(10)
                                .repeatForever())
                        .build());
        scheduler.start();
        RUNS.await();
        scheduler.shutdown(true);
    }
}
