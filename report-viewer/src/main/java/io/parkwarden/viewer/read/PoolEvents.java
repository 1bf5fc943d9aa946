/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.DefaultAsync;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Hop;
import io.parkwarden.model.Library;
import io.parkwarden.model.LoopLag;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Overrun;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Starvation;
import io.parkwarden.model.StillBlocked;
import io.parkwarden.model.TaskLoad;
import io.parkwarden.model.TaskProfile;
import io.parkwarden.model.WaitKind;
import io.parkwarden.model.Words;
import io.parkwarden.viewer.jfr.Event;
import java.util.ArrayList;
import java.util.List;

/** The agent's events on pools, each turned back into the fact that it was written from. */
final class PoolEvents {
    private PoolEvents() {}

    static PoolLoad load(Event event) {
        return new PoolLoad(
                event.endMillis(),
                event.getDuration("interval").toNanos(),
                pool(event),
                event.getDouble("busy"),
                event.getDouble("parked"),
                event.getDouble("idle"));
    }

    static StillBlocked stillBlocked(Event event) {
        return new StillBlocked(
                event.endMillis(),
                event.getDuration("blocked").toNanos(),
                AgentEvents.text(event, "waiter"),
                AgentEvents.pool(event),
                stack(AgentEvents.text(event, "frames"), AgentEvents.text(event, "kind")),
                event.getInt("times"));
    }

    static Starvation starvation(Event event) {
        return new Starvation(
                event.endMillis(),
                event.getDuration("lasted").toNanos(),
                event.getInt("times"),
                Words.parse(Starvation.Form.class, AgentEvents.text(event, "form")),
                Words.parse(Confidence.class, AgentEvents.text(event, "confidence")),
                AgentEvents.text(event, "reason"),
                pool(event),
                waits(AgentEvents.text(event, "waits")),
                event.getInt("workers"),
                details(AgentEvents.text(event, "details")));
    }

    static DefaultAsync defaultAsync(Event event) {
        return new DefaultAsync(
                event.endMillis(),
                event.getDuration("waited").toNanos(),
                event.getInt("times"),
                AgentEvents.text(event, "submitter"),
                AgentEvents.pool(event),
                stack(AgentEvents.text(event, "frames"), AgentEvents.text(event, "kind")),
                event.getLong("tasks"),
                event.getLong("blocked"));
    }

    static Hop hop(Event event) {
        return new Hop(
                event.endMillis(),
                AgentEvents.text(event, "worker"),
                pool(event),
                AgentEvents.site(event),
                AgentEvents.frames(AgentEvents.text(event, "frames")),
                AgentEvents.text(event, "code"),
                event.getLong("counted"),
                event.getLong("estimated"),
                event.getLong("others"),
                new Hop.Work(
                        event.getInt("samples"),
                        event.getDuration("work").toNanos(),
                        event.getDuration("longWork").toNanos(),
                        event.getDuration("rest").toNanos(),
                        event.getDouble("atOnce")),
                new Hop.Cost(
                        event.getDuration("submit").toNanos(),
                        event.getDuration("least").toNanos()),
                event.getBoolean("recursive"));
    }

    static Overrun overrun(Event event) {
        return new Overrun(
                event.endMillis(),
                event.getDuration("lasted").toNanos(),
                event.getInt("times"),
                AgentEvents.text(event, "worker"),
                AgentEvents.pool(event),
                Words.parse(Overrun.End.class, AgentEvents.text(event, "end")),
                AgentEvents.text(event, "endedBy"),
                stack(AgentEvents.text(event, "endFrames"), WaitKind.FUTURE.word()),
                stack(AgentEvents.text(event, "workFrames"), WaitKind.PARK.word()));
    }

    static LoopLag loopLag(Event event) {
        String later = AgentEvents.text(event, "laterFrames");
        return new LoopLag(
                event.endMillis(),
                event.getDuration("computed").toNanos(),
                event.getInt("times"),
                AgentEvents.text(event, "loop"),
                AgentEvents.pool(event),
                StackReading.read(AgentEvents.frames(AgentEvents.text(event, "frames")), null)
                        .at(AgentEvents.site(event)),
                later.isEmpty()
                        ? null
                        : new LoopLag.Later(event.getDuration("laterAfter").toNanos(), AgentEvents.frames(later)),
                event.getInt("seen"),
                event.getInt("looks"),
                new LoopLag.Turn(
                        Words.parse(LoopLag.Unit.class, AgentEvents.text(event, "unit")),
                        event.getDuration("turn").toNanos(),
                        event.getInt("waiting"),
                        event.getLong("turns"),
                        event.getLong("turnsLate"),
                        event.getLong("turnsLater"),
                        event.getLong("turnsLatest")));
    }

    static TaskLoad taskLoad(Event event) {
        String artifact = event.getString("library");
        String submitter = event.getString("submitter");
        return new TaskLoad(
                event.endMillis(),
                event.getDuration("processorTime").toNanos(),
                event.getDuration("held").toNanos(),
                event.getDuration("waited").toNanos(),
                event.getInt("waits"),
                event.getInt("looks"),
                event.getInt("atOnce"),
                AgentEvents.text(event, "worker"),
                pool(event),
                stack(AgentEvents.text(event, "frames"), AgentEvents.text(event, "kind")),
                artifact == null ? null : new Library(artifact, event.getString("libraryVersion")),
                submitter == null ? null : Words.parse(Origin.class, submitter));
    }

    static TaskProfile taskProfile(Event event) {
        return new TaskProfile(
                event.endMillis(),
                AgentEvents.site(event),
                AgentEvents.text(event, "worker"),
                pool(event),
                stack(AgentEvents.text(event, "frames"), AgentEvents.text(event, "kind")),
                new TaskProfile.Computing(
                        event.getDuration("processorTime").toNanos(),
                        event.getDuration("held").toNanos(),
                        event.getLong("tasks"),
                        event.getInt("atOnce"),
                        event.getDuration("crowded").toNanos(),
                        event.getDuration("excess").toNanos()),
                new TaskProfile.Waiting(
                        event.getDuration("waited").toNanos(),
                        event.getInt("waits"),
                        event.getDuration("queued").toNanos()),
                AgentEvents.text(event, "lines")
                        .lines()
                        .map(PoolEvents::taskLine)
                        .toList());
    }

    private static TaskProfile.Line taskLine(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("a line of a task has 6 parts, not " + parts.length);
        }
        return new TaskProfile.Line(
                new Site(parts[0], parts[1], parts[2].isEmpty() ? null : parts[2], Integer.parseInt(parts[3])),
                parts[4].isEmpty() ? null : Words.parse(WaitKind.class, parts[4]),
                Long.parseLong(parts[5]));
    }

    private static Pool pool(Event event) {
        Pool pool = AgentEvents.pool(event);
        if (pool == null) {
            throw new IllegalArgumentException("an event on a pool names none");
        }
        return pool;
    }

    private static Stack stack(String frames, String kind) {
        return StackReading.read(AgentEvents.frames(frames), Words.parse(WaitKind.class, kind));
    }

    private static List<Starvation.Waiting> waits(String lines) {
        List<Starvation.Waiting> waits = new ArrayList<>();
        String[] head = null;
        StringBuilder frames = new StringBuilder();
        for (String line : lines.lines().toList()) {
            if (line.startsWith("\t")) {
                frames.append(line.substring(1)).append('\n');
                continue;
            }
            if (head != null) {
                waits.add(wait(head, frames.toString()));
            }
            head = line.split("\t", 4);
            frames.setLength(0);
        }
        if (head != null) {
            waits.add(wait(head, frames.toString()));
        }
        return waits;
    }

    private static Starvation.Waiting wait(String[] head, String frames) {
        if (head.length != 4) {
            throw new IllegalArgumentException("a wait has 4 parts, not " + head.length);
        }
        return new Starvation.Waiting(head[0], head[1], stack(frames, head[2]), head[3]);
    }

    private static List<Finding.Detail> details(String lines) {
        return lines.lines()
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Finding.Detail(parts[0], parts[1]))
                .toList();
    }
}
