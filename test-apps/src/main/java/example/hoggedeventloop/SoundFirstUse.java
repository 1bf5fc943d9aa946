/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

/** A callback that is slow the first time, when the classes it needs are loaded and nothing is compiled. */
// alone: what the first time costs must not be paid by another program
public final class SoundFirstUse {
    private SoundFirstUse() {}

    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            EventLoop loop = loops.next();
            for (int i = 0; i < 20; i++) {
                loop.submit(SoundFirstUse::page).sync();
                loop.schedule(() -> {}, 10, TimeUnit.MILLISECONDS).sync();
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static String page() throws Exception {
        String items = IntStream.range(0, 20)
                .mapToObj(number -> String.format("<item price='%.2f'/>", number * 1.5))
                .collect(Collectors.joining());
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(
                        ("<order>" + items + "</order>").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return XPathFactory.newInstance().newXPath().evaluate("count(//item)", document);
    }
}
