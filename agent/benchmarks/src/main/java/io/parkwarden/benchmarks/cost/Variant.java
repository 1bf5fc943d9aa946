/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is in the JVM beside the workload.
 *
 * @param name on the command line and in the samples
 * @param options of the JVM
 */
record Variant(String name, List<String> options) {
    static final String NONE = "none";
    static final String NONE_AGAIN = "none-again";
    static final String NO_OP = "no-op";
    static final String PARKWARDEN = "parkwarden";

    /** Names of others that do something alike, in the order of the table. */
    static final List<String> PEERS = List.of("blockhound", "opentelemetry", "jfr-default", "jfr-profile");

    /**
     * Those that are always compared, then the peers asked for, then none again.
     *
     * @param noOp jar of the agent that does nothing
     * @param parkwarden jar and options, as they stand after {@code -javaagent:}
     * @param peers names from {@link #PEERS}
     * @param jars folder of the peers' jars
     * @throws IllegalArgumentException if a peer is unknown or its jar is missing
     */
    static List<Variant> all(Path noOp, String parkwarden, List<String> peers, Path jars) {
        List<Variant> all = new ArrayList<>();
        all.add(new Variant(NONE, List.of()));
        all.add(new Variant(NO_OP, List.of("-javaagent:" + noOp)));
        all.add(new Variant(PARKWARDEN, List.of("-javaagent:" + parkwarden)));
        for (String peer : peers) {
            all.add(peer(peer, jars));
        }
        all.add(new Variant(NONE_AGAIN, List.of()));
        return all;
    }

    /** From first to last in even rounds and from last to first in odd ones, so that no variant has the better place. */
    static List<Variant> order(List<Variant> variants, int round) {
        List<Variant> order = new ArrayList<>(variants);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    private static Variant peer(String name, Path jars) {
        return new Variant(
                name,
                switch (name) {
                    case "blockhound" ->
                        List.of(
                                "-XX:+AllowRedefinitionToAddDeleteMethods",
                                "-javaagent:" + jar(jars, "blockhound.jar"));
                    case "opentelemetry" ->
                        List.of(
                                "-javaagent:" + jar(jars, "opentelemetry-javaagent.jar"),
                                "-Dotel.traces.exporter=none",
                                "-Dotel.metrics.exporter=none",
                                "-Dotel.logs.exporter=none");
                    case "jfr-default" -> List.of("-XX:StartFlightRecording:settings=default");
                    case "jfr-profile" -> List.of("-XX:StartFlightRecording:settings=profile");
                    default -> throw new IllegalArgumentException("no such peer: " + name + "; there are " + PEERS);
                });
    }

    private static Path jar(Path jars, String name) {
        Path jar = jars.resolve(name);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    "no " + jar + ": build with -Ppeers, or leave out the peer it belongs to");
        }
        return jar;
    }
}
