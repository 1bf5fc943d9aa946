/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Site;
import io.parkwarden.model.Submission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who submitted which task, in bounded memory: added to every finding about such a task. Not thread-safe. */
final class Submitters {
    private static final int CODES = 512;
    private static final int SITES = 8;
    private static final int SHOWN = 3;

    private final Map<String, Map<Site, Seen>> byCode = new LinkedHashMap<>();

    /** One line that submits, and how often it was seen to. */
    private static final class Seen {
        private final Submission first;
        private int times;

        Seen(Submission first) {
            this.first = first;
        }
    }

    void add(Submission submission) {
        Map<Site, Seen> sites = byCode.get(submission.code());
        if (sites == null) {
            if (byCode.size() >= CODES) {
                return; // findings are bounded too; these tasks keep their place unknown
            }
            sites = new LinkedHashMap<>();
            byCode.put(submission.code(), sites);
        }
        Seen seen = sites.get(submission.site());
        if (seen == null) {
            if (sites.size() >= SITES) {
                return;
            }
            seen = new Seen(submission);
            sites.put(submission.site(), seen);
        }
        seen.times++;
    }

    /** The same finding with the lines that submit its task, if they are known. */
    Finding with(Finding finding, Set<String> codes) {
        List<Seen> all = new ArrayList<>();
        for (String code : codes) {
            all.addAll(byCode.getOrDefault(code, Map.of()).values());
        }
        if (all.isEmpty()) {
            return finding;
        }
        all.sort(Comparator.comparingInt((Seen seen) -> -seen.times));
        int looks = all.stream().mapToInt(seen -> seen.times).sum();
        List<Finding.Detail> details = new ArrayList<>(finding.details());
        for (Seen seen : all.subList(0, Math.min(SHOWN, all.size()))) {
            String share = all.size() == 1 ? "" : ", " + seen.times + " of " + looks + " times seen";
            details.add(new Finding.Detail("submitted at", seen.first.site() + share));
        }
        Submission often = all.get(0).first;
        List<Finding.StackSample> stacks = new ArrayList<>(finding.stacks());
        stacks.add(new Finding.StackSample(Submission.LABEL, often.thread(), often.atMillis(), 0, often.frames()));
        return new Finding(
                finding.detector(),
                finding.fingerprint(),
                finding.severity(),
                finding.confidence(),
                finding.summary(),
                finding.site(),
                finding.waitedFor(),
                finding.pool(),
                finding.otherPools(),
                finding.blocked(),
                finding.harm(),
                finding.firstSeenMillis(),
                finding.lastSeenMillis(),
                finding.threads(),
                List.copyOf(stacks),
                List.copyOf(details),
                finding.absorbed(),
                finding.advice());
    }
}
