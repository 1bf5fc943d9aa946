/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.model.Failure;
import io.parkwarden.model.Words;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What is known of failures of one origin; written by the agent's thread. */
@Name("parkwarden.Failure")
@Label("Unseen Failure")
@Description("Failures that completed futures and that no code received, or that code received after all")
@Category("Parkwarden")
@StackTrace(false)
final class FailureEvent extends Event {
    @Label("Last Happened")
    @Description("Milliseconds since the epoch")
    long happenedMillis;

    @Label("Failing Thread")
    @Nullable
    String failingThread;

    @Label("Sight")
    @Description("unseen, confirmed, or seen-late")
    @Nullable
    String sight;

    @Label("Failures")
    long failures;

    @Label("Exception")
    @Nullable
    String exception;

    @Label("Carrier")
    @Description("Kind of future that carried it")
    @Nullable
    String carrier;

    @Label("Stages")
    int stages;

    @Label("Circumstance")
    @Description("What excuses that nobody looked: plain, second, lost-race, or too-late")
    @Nullable
    String circumstance;

    @Label("Place")
    @Description("Jar of the class that threw")
    @Nullable
    String place;

    @Label("Thrown")
    @Description("A frame per line, innermost first: origin, role, class, method, file, line, separated by tabs")
    @Nullable
    String thrown;

    @Label("Created")
    @Description("Code of the task, where the exception has no stack; frames as above")
    @Nullable
    String created;

    @Label("Without Stack")
    @Description("The exception has no stack: thrown is where it completed the future")
    boolean withoutStack;

    @Label("Message")
    @Description("What the exception says, without values; only if the option exception-messages is on")
    @Nullable
    String message;

    static void write(Failure failure) {
        FailureEvent event = new FailureEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.happenedMillis = failure.atMillis();
        event.failingThread = failure.thread();
        event.sight = Words.of(failure.sight());
        event.failures = failure.failures();
        event.exception = failure.exception();
        event.carrier = failure.carrier();
        event.stages = failure.stages();
        event.circumstance = Words.of(failure.circumstance());
        event.place = failure.place();
        event.thrown = JfrEvents.lines(failure.thrown());
        event.created = JfrEvents.lines(failure.created());
        event.withoutStack = failure.withoutStack();
        event.message = failure.message();
        event.commit();
    }
}
