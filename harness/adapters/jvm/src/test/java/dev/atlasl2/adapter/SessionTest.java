package dev.atlasl2.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Kernels;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.tool.OperationTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SessionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Session session = new Session();

    private ObjectNode ask(String request) {
        return (ObjectNode) JSON.readTree(session.apply(request));
    }

    @Test
    void exactlyTheOperationsAndBenchesOfTheTableAreOffered() {
        OperationTable table = OperationTable.read(Path.of("../../../spec/operations.json"));
        JsonNode hello = ask("{\"type\":\"hello\",\"seq\":1,\"protocol\":1}");
        assertThat(hello.path("operations").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(table.offeredBy("jvm"));
        assertThat(hello.path("bench").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(table.benches().stream()
                        .map(bench -> bench.get("bench").asString())
                        .toList());
    }

    @Test
    void everyCoreVectorIsAnsweredAsExpected() {
        List<String> wrong = new ArrayList<>();
        int seq = 0;
        int asked = 0;
        for (Vector vector : Corpus.load().vectors()) {
            if (vector.level() != Level.CORE) {
                continue;
            }
            ObjectNode request =
                    JSON.createObjectNode().put("type", "run").put("seq", ++seq).put("op", vector.op());
            request.set("in", vector.in());
            ObjectNode answer = ask(JSON.writeValueAsString(request));
            assertThat(answer.remove("seq").intValue()).isEqualTo(seq);
            withoutMessages(answer);
            asked++;
            if (!answer.equals(vector.expect())) {
                wrong.add(vector.id() + "\n  expected " + vector.expect() + "\n  got      " + answer);
            }
        }
        assertThat(asked).isGreaterThan(1000);
        assertThat(wrong).as("wrong answers").isEmpty();
    }

    private static void withoutMessages(ObjectNode answer) {
        answer.remove("message");
        for (JsonNode step : answer.path("steps")) {
            ((ObjectNode) step).remove("message");
        }
    }

    @Test
    void helloSaysWhatItIs() {
        ObjectNode hello = ask("{\"type\":\"hello\",\"seq\":0,\"protocol\":1}");
        assertThat(hello.get("result").stringValue()).isEqualTo("OK");
        assertThat(hello.get("semantics").intValue()).isEqualTo(65536);
        assertThat(hello.get("engine").stringValue()).contains(": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"seq\":1}",
                "{\"seq\":1,\"type\":\"dance\"}",
                "{\"seq\":1,\"type\":\"hello\",\"protocol\":2}",
                "{\"seq\":1,\"type\":\"run\",\"op\":\"sum\"}",
                "{\"seq\":1,\"type\":\"run\",\"op\":\"sum\",\"in\":{\"data\":{\"hexx\":\"\"}}}",
                "{\"seq\":1,\"type\":\"run\",\"op\":\"sum\",\"in\":{\"data\":{\"hex\":\"0\"}}}",
                "{\"seq\":1,\"type\":\"run\",\"op\":\"sum\",\"in\":{\"data\":{\"repeat\":\"ff\",\"count\":-1}}}",
                "{\"seq\":1,\"type\":\"run\",\"op\":\"sum\",\"in\":{\"data\":{\"patch\":{\"hex\":\"00\"},\"at\":1,\"with\":\"00\"}}}",
                "{\"seq\":1,\"type\":\"bench\",\"op\":\"sum\",\"size\":0,\"reps\":1,\"start\":1}",
                "{\"seq\":1,\"type\":\"bench\",\"op\":\"sum\",\"size\":1,\"reps\":1,\"start\":-1}",
                "{\"seq\":1,\"type\":\"bench\",\"op\":\"sum\",\"size\":1,\"reps\":1}",
                "{\"seq\":1,\"type\":\"run\",\"op\":\"budget\",\"in\":{\"initial\":1,\"steps\":[{\"do\":\"dance\"}]}}"
            })
    void aMalformedRequestIsAFaultAndNeverARefusal(String request) {
        ObjectNode answer = ask(request);
        assertThat(answer.has("fault")).as(answer.toString()).isTrue();
        assertThat(answer.has("result")).isFalse();
    }

    @Test
    void anUnknownOperationIsUnsupported() {
        assertThat(ask("{\"seq\":1,\"type\":\"run\",\"op\":\"dance\",\"in\":{}}")
                        .has("unsupported"))
                .isTrue();
    }

    /** The chain of PROTOCOL.md, by hand: two runs of sum over one byte, which the preparation has set to 0. */
    @Test
    void aBenchIsTheChainOfTheProtocol() {
        assertThat(bench("sum", 1, 0, 7)).isEqualTo(7);
        long acc = 0xfedcba98L;
        int data = 0;
        for (int i = 0; i < 2; i++) {
            data ^= (int) (acc >>> 24);
            acc = acc * 1664525 + 1013904223 + data % 96 & 0xffffffffL;
        }
        assertThat(bench("sum", 1, 2, 0xfedcba98L)).isEqualTo(acc);
    }

    @Test
    void theRulerDoesTheSameWorkAsWhatItMeasures() {
        for (long start : new long[] {0, 1, 0xffffffffL}) {
            assertThat(bench("sum", 12289, 300, start)).isEqualTo(bench("loop", 12289, 300, start));
        }
    }

    @Test
    void aBenchSaysWhichCodeDidTheWork() {
        assertThat(benched("sum", 4096, 1, 1).get("engine").stringValue()).contains(": ");
        assertThat(benched("witness", 4096, 1, 1).get("engine").stringValue()).endsWith("; SHA-256 by MessageDigest");
        assertThat(benched("tree", 1 << 17, 1, 1).get("engine").stringValue())
                .matches(".+: .+; SHA-256 by (digest|lanes-\\d+): .+");
        assertThat(benched("loop", 4096, 1, 1).has("engine")).isFalse();
    }

    @Test
    void aBenchSaysThatItIsWarmingWhileARaceIsOn() {
        boolean isRacing = true;
        for (long end = System.nanoTime() + 90_000_000_000L; isRacing && System.nanoTime() < end; ) {
            isRacing = benched("tree", 1 << 17, 1, 1).path("warming").asBoolean(false);
            assertThat(isRacing || !Kernels.areRacing())
                    .as("a race does not begin again")
                    .isTrue();
        }
        assertThat(isRacing).isFalse();
    }

    private long bench(String op, int size, int reps, long start) {
        return benched(op, size, reps, start).get("acc").longValue();
    }

    private ObjectNode benched(String op, int size, int reps, long start) {
        return ask("{\"seq\":1,\"type\":\"bench\",\"op\":\"%s\",\"size\":%d,\"reps\":%d,\"start\":%d}"
                .formatted(op, size, reps, start));
    }

    @Test
    void theProgramAnswersLineByLineAndEndsAtBye() throws Exception {
        InputStream in = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(
                    ("{\"seq\":1,\"type\":\"run\",\"op\":\"sum\",\"in\":{\"data\":{\"hex\":\"ff\"}}}\n"
                                    + "{\"seq\":2,\"type\":\"bye\"}\n{\"seq\":3,\"type\":\"bye\"}\n")
                            .getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(answers, true, StandardCharsets.UTF_8));
            Main.main(new String[0]);
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
        assertThat(answers.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"seq\":1,\"result\":\"OK\",\"sum\":63}\n{\"seq\":2,\"result\":\"OK\"}\n");
    }
}
