/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Report;
import io.parkwarden.model.Site;
import io.parkwarden.model.Suppression;
import io.parkwarden.model.Wildcard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out claims that the user does not want to see, and counts them by rule. The first rule that matches counts. Claim
 * by claim, so a rule on a pool leaves the same line's waits on other pools. Not thread-safe: one thread calls it.
 */
final class Suppressions {
    /** Distinct sites counted for a rule. */
    private static final int SITES = 1_000;

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([\\w$]+)\\$\\d+");

    private final List<Counted> rules = new ArrayList<>();

    Suppressions(List<Suppression> suppressions) {
        for (Suppression suppression : suppressions) {
            rules.add(new Counted(suppression));
        }
    }

    private static final class Counted {
        private final Suppression rule;
        private final Set<String> findings = new HashSet<>();
        private long claims;
        private long nanos;

        Counted(Suppression rule) {
            this.rule = rule;
        }
    }

    /** Whether a rule takes the claim out; counts it there. */
    boolean take(String detector, Claim claim, Fact fact) {
        for (Counted counted : rules) {
            if (matches(counted.rule.patterns(), detector, claim.site(), fact)) {
                counted.claims++;
                counted.nanos += fact.nanos();
                if (counted.findings.size() < SITES) {
                    counted.findings.add(detector + "|" + claim.site() + "|" + claim.target());
                }
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Map<Suppression.Key, String> patterns, String detector, Site site, Fact fact) {
        for (Map.Entry<Suppression.Key, String> entry : patterns.entrySet()) {
            if (!matches(entry.getKey(), entry.getValue(), detector, site, fact)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Suppression.Key key, String pattern, String detector, Site site, Fact fact) {
        return switch (key) {
            case DETECTOR -> Wildcard.matches(pattern, detector);
            case CLASS -> matchesUpTo(pattern, site.className(), '$');
            case PACKAGE -> matchesUpTo(pattern, packageOf(site.className()), '.');
            case METHOD -> Wildcard.matches(pattern, written(site.method()));
            case POOL -> matchesPool(pattern, fact.pool());
            case STACK -> onStack(pattern, fact);
        };
    }

    /** Whether the name matches, or a name that it is nested in. */
    private static boolean matchesUpTo(String pattern, String name, char nested) {
        for (int end = name.length(); end > 0; end = name.lastIndexOf(nested, end - 1)) {
            if (Wildcard.matches(pattern, name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    private static String written(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        return lambda.matches() ? lambda.group(1) : method;
    }

    private static boolean matchesPool(String pattern, @Nullable Pool pool) {
        return pool != null && Wildcard.matches(pattern, pool.name());
    }

    private static boolean onStack(String pattern, Fact fact) {
        for (Fact.Trace trace : fact.traces()) {
            for (Frame frame : trace.frames()) {
                if (Wildcard.matches(pattern, frame.className() + "." + frame.method())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every rule and what it took out; a rule that took out nothing is there too, since it may be outlived. */
    List<Report.Suppressed> all() {
        List<Report.Suppressed> all = new ArrayList<>();
        for (Counted counted : rules) {
            all.add(new Report.Suppressed(
                    counted.rule.rule(),
                    counted.rule.reason(),
                    counted.findings.size(),
                    counted.claims,
                    counted.nanos));
        }
        return all;
    }
}
