/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** A client of Amazon's queues that talks to a server of this JVM. */
public final class AwsQueues {
    /** What a server answers that has no queues. */
    public static final String NONE = "{\"QueueUrls\":[]}";

    private AwsQueues() {}

    /** A client with the SDK's defaults for the server at this address. */
    public static SqsAsyncClientBuilder client(URI server) {
        return SqsAsyncClient.builder()
                .endpointOverride(server)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create());
    }
}
