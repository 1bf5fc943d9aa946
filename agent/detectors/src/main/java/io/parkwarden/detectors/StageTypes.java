/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import java.util.Set;

/** Types that say "the result comes later", by name: the classes themselves are never loaded for the question. */
public final class StageTypes {
    private static final Set<String> NAMES = Set.of(
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/CompletionStage",
            "java/util/concurrent/Future",
            "java/util/concurrent/Flow$Publisher",
            "com/google/common/util/concurrent/ListenableFuture",
            "com/google/common/util/concurrent/FluentFuture",
            "io/netty/util/concurrent/Future",
            "io/netty/channel/ChannelFuture",
            "io/reactivex/rxjava3/core/Completable",
            "io/reactivex/rxjava3/core/Flowable",
            "io/reactivex/rxjava3/core/Maybe",
            "io/reactivex/rxjava3/core/Observable",
            "io/reactivex/rxjava3/core/Single",
            "io/smallrye/mutiny/Multi",
            "io/smallrye/mutiny/Uni",
            "io/vertx/core/Future",
            "org/reactivestreams/Publisher",
            "reactor/core/publisher/Flux",
            "reactor/core/publisher/Mono");

    private StageTypes() {}

    /**
     * Whether a method is declared to return one of them. A lambda is not declared: what it returns is its caller's
     * contract.
     *
     * @param method name of the method
     * @param descriptor its descriptor, such as {@code (J)Ljava/util/concurrent/Future;}
     */
    public static boolean returnedBy(String method, String descriptor) {
        if (method.startsWith("lambda$") || !descriptor.endsWith(";")) {
            return false;
        }
        int type = descriptor.lastIndexOf(')') + 1;
        return descriptor.charAt(type) == 'L'
                && NAMES.contains(descriptor.substring(type + 1, descriptor.length() - 1));
    }
}
