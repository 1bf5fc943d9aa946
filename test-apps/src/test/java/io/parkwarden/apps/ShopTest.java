/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service under load: what is a fault in it is named, line by line, and what is none is not. */
class ShopTest {
    private static final List<Program> FILES = Program.filesOf("example.shop");

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void faulty_shop_is_named_at_exactly_the_marked_lines(int feature) throws Exception {
        JsonNode report = report(ChildJvm.on(Jdk.require(feature)).withAgent(), "example.shop.FaultyShop");
        assertEquals(expected(feature), found(report));
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void sound_shop_has_nothing_above_info(int feature) throws Exception {
        String options = FILES.stream()
                .filter(file -> file.simpleName().equals("SoundShop"))
                .findFirst()
                .orElseThrow()
                .options();
        JsonNode report = report(ChildJvm.on(Jdk.require(feature)).withAgent(options), "example.shop.SoundShop");
        assertEquals(List.of(), found(report));
    }

    private static JsonNode report(ChildJvm jvm, String main) throws Exception {
        ChildJvm.Ended ended = jvm.run(main, "100");
        assertEquals(0, ended.status(), ended::toString);
        return ended.report();
    }

    private static List<String> expected(int feature) {
        List<String> expected = new ArrayList<>();
        for (Program file : FILES) {
            file.expected(feature).forEach(sentence -> expected.add(file.simpleName() + ": " + sentence));
        }
        return expected.stream().sorted().toList();
    }

    /** Every finding above info, wherever its site is. */
    private static List<String> found(JsonNode report) {
        List<String> found = new ArrayList<>();
        for (Program file : FILES) {
            file.found(report).forEach(sentence -> found.add(file.simpleName() + ": " + sentence));
        }
        for (JsonNode finding : report.path("findings")) {
            if (Program.aboveInfo(finding) && FILES.stream().noneMatch(file -> file.holds(finding))) {
                found.add(finding.path("site") + ": " + Program.sentence(finding));
            }
        }
        return found.stream().sorted().toList();
    }
}
