/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * So much of a Kafka broker that a producer sends to one partition of one topic and an admin client asks for the
 * cluster. Written with the message classes of Kafka's own client.
 */
public final class KafkaBroker {
    /** The only topic. */
    public static final String TOPIC = "orders";

    /** The versions it speaks; from 10 and 13 on topics go by ids. */
    private static final short METADATA = 9;

    private static final short PRODUCE = 9;

    private KafkaBroker() {}

    /** Starts it on a free port. */
    public static LoopbackServer start() throws IOException {
        int[] port = new int[1];
        LoopbackServer server = LoopbackServer.start((in, out) -> talk(in, out, port[0]));
        port[0] = server.port();
        return server;
    }

    private static void talk(DataInputStream in, DataOutputStream out, int port) throws IOException {
        while (true) {
            byte[] request = new byte[in.readInt()];
            in.readFully(request);
            RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(request));
            byte[] head = bytes(
                    header.toResponseHeader().data(), header.toResponseHeader().headerVersion());
            byte[] body = bytes(answer(header.apiKey(), port), header.apiVersion());
            out.writeInt(head.length + body.length);
            out.write(head);
            out.write(body);
            out.flush();
        }
    }

    private static byte[] bytes(ApiMessage message, short version) {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer buffer = ByteBuffer.allocate(message.size(cache, version));
        message.write(new ByteBufferAccessor(buffer), cache, version);
        return buffer.array();
    }

    private static ApiMessage answer(ApiKeys request, int port) throws IOException {
        return switch (request) {
            case API_VERSIONS -> versions();
            case METADATA -> metadata(port);
            case PRODUCE -> produced();
            case DESCRIBE_CLUSTER -> new DescribeClusterResponseData().setClusterId("loopback");
            default -> throw new IOException("not spoken: " + request);
        };
    }

    private static ApiMessage versions() {
        ApiVersionsResponseData.ApiVersionCollection spoken = new ApiVersionsResponseData.ApiVersionCollection();
        spoken.add(version(ApiKeys.API_VERSIONS, ApiKeys.API_VERSIONS.latestVersion()));
        spoken.add(version(ApiKeys.METADATA, METADATA));
        spoken.add(version(ApiKeys.PRODUCE, PRODUCE));
        spoken.add(version(ApiKeys.DESCRIBE_CLUSTER, (short) 0));
        return new ApiVersionsResponseData().setApiKeys(spoken);
    }

    private static ApiVersion version(ApiKeys key, short latest) {
        return new ApiVersion()
                .setApiKey(key.id)
                .setMinVersion(key.oldestVersion())
                .setMaxVersion(latest);
    }

    private static ApiMessage metadata(int port) {
        MetadataResponseData.MetadataResponseBrokerCollection brokers =
                new MetadataResponseData.MetadataResponseBrokerCollection();
        brokers.add(
                new MetadataResponseBroker().setNodeId(0).setHost("127.0.0.1").setPort(port));
        MetadataResponseData.MetadataResponseTopicCollection topics =
                new MetadataResponseData.MetadataResponseTopicCollection();
        topics.add(new MetadataResponseTopic()
                .setName(TOPIC)
                .setPartitions(List.of(new MetadataResponsePartition()
                        .setLeaderId(0)
                        .setLeaderEpoch(0)
                        .setReplicaNodes(List.of(0))
                        .setIsrNodes(List.of(0)))));
        return new MetadataResponseData()
                .setBrokers(brokers)
                .setClusterId("loopback")
                .setControllerId(0)
                .setTopics(topics);
    }

    private static ApiMessage produced() {
        ProduceResponseData.TopicProduceResponseCollection topics =
                new ProduceResponseData.TopicProduceResponseCollection();
        topics.add(new TopicProduceResponse()
                .setName(TOPIC)
                .setPartitionResponses(List.of(new PartitionProduceResponse().setBaseOffset(7))));
        return new ProduceResponseData().setResponses(topics);
    }
}
