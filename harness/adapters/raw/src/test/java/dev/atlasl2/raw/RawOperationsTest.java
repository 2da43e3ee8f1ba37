package dev.atlasl2.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.adapter.protocol.Conversation;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.tool.OperationTable;
import dev.atlasl2.wasm.kernels.KernelModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RawOperationsTest {
    /** Both backends, each with both engines. */
    enum Backend {
        ENDIVE_SIMD(5_000),
        ENDIVE_BASE(5_000),
        KERNELS_SIMD(100_000),
        KERNELS_BASE(100_000);

        /**
         * Interpreters are slow, and a vector instruction takes about 100 ns on a JVM; certify runs the longer vectors.
         */
        private final long longest;

        Backend(long longest) {
            this.longest = longest;
        }

        RawModule module() {
            return switch (this) {
                case ENDIVE_SIMD -> endive("simd");
                case ENDIVE_BASE -> endive("base");
                case KERNELS_SIMD -> new KernelModule(true);
                case KERNELS_BASE -> new KernelModule(false);
            };
        }
    }

    private static RawModule endive(String engine) {
        return new EndiveModule(Path.of(System.getProperty("atlas.wasm"), engine + ".wasm"));
    }

    @ParameterizedTest
    @EnumSource
    void backendsAnswerEveryShortVector(Backend backend) {
        List<Vector> vectors = Corpus.load().vectors().stream()
                .filter(vector -> vector.level() == Level.CORE && longest(vector) <= backend.longest)
                .toList();
        assertThat(vectors).hasSizeGreaterThan(2_000);
        Conversation conversation = RawTarget.of(backend.module(), backend.name());
        List<String> wrong = new ArrayList<>();
        for (Vector vector : vectors) {
            ObjectNode answer = answer(conversation, vector.op(), vector.in());
            if (!answer.equals(vector.expect())) {
                wrong.add(vector.id() + ": expected " + vector.expect() + ", got " + answer);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static ObjectNode answer(Conversation conversation, String op, ObjectNode in) {
        ObjectNode request = Json.object().put("type", "run").put("seq", 1).put("op", op);
        request.set("in", in);
        ObjectNode answer = Json.readObject("answer", conversation.apply(request.toString()));
        answer.remove(List.of("seq", "message"));
        for (JsonNode step : answer.path("steps")) {
            ((ObjectNode) step).remove("message");
        }
        return answer;
    }

    /** The largest number after a name that stands for a number of bytes or of repetitions. */
    private static long longest(Vector vector) {
        return Pattern.compile("\"(?:count|length|calls|times)\":(\\d{1,18})\\b")
                .matcher(vector.in().toString())
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
    }

    @Test
    void exactlyTheOperationsOfTheTableAreOffered() {
        assertThat(RawOperations.of(new KernelModule(false)).keySet())
                .containsExactlyInAnyOrderElementsOf(OperationTable.read(Path.of("../../../spec/operations.json"))
                        .offeredBy("raw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "simd"})
    void writeBesideTheAnswerIsFoundOut(String engine) {
        RawModule right = endive(engine);
        RawModule wild = new RawModule() {
            @Override
            public int call(String export, long... arguments) {
                int answer = right.call(export, arguments);
                right.write(HEAP, new byte[1]);
                return answer;
            }

            @Override
            public void reserve(long end) {
                right.reserve(end);
            }

            @Override
            public void write(int address, byte[] bytes) {
                right.write(address, bytes);
            }

            @Override
            public byte[] read(int address, int length) {
                return right.read(address, length);
            }
        };

        assertThat(sumOf97(right)).contains("\"sum\":1");
        assertThat(sumOf97(wild))
                .contains("\"fault\":", "sum wrote to address 65536, which is not its to write")
                .doesNotContain("\"sum\":");
    }

    private static String sumOf97(RawModule module) {
        return RawTarget.of(module, "test")
                .apply("{\"type\":\"run\",\"seq\":1,\"op\":\"sum\",\"in\":{\"data\":{\"hex\":\"61\"}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum {} data",
                "slidingCheck {\"window\":1} data",
                "delta {\"before\":{\"hex\":\"00\"},\"after\":{\"hex\":\"\"}} before",
                "deltaByte {\"sum\":-1,\"old\":0,\"new\":0} sum",
                "deltaSteps {\"sum\":96,\"steps\":[]} sum",
                "fill {\"length\":-1,\"value\":0} length",
                "copy {\"src\":{\"hex\":\"00\"}} dst",
                "copyWithin {\"data\":{\"hex\":\"0000\"},\"from\":0,\"to\":1,\"length\":2} to",
                "buffer {\"steps\":[]} data",
                "batch {\"of\":\"sum\"} entries",
                "batch {\"of\":\"sum\",\"entries\":[null]} entries[0]",
                "batchHint {\"bytes\":-1} bytes",
                "budget {\"initial\":-1,\"steps\":[]} initial",
                "witness {} data",
                "witnessMerge {} witnesses",
                "recordDecode {\"record\":\"00\"} record",
                "merkleRoot {\"leaves\":[\"zz\"]} leaves[0]",
                "verifyInclusion {\"path\":[\"00\"],\"root\":\"\",\"leaf\":\"\",\"index\":0,\"size\":1} path[0]",
                "changedLeaves {\"after\":{\"hex\":\"00\"},\"k\":8} before",
                "ranges {\"k\":7,\"length\":1,\"parts\":[]} k",
                "ranges {\"k\":8,\"length\":1,\"parts\":[]} parts",
                "ranges {\"k\":8,\"length\":1,\"parts\":[{\"at\":1,\"data\":{\"hex\":\"00\"}}]} at",
                "domain {\"bytes\":1,\"budget\":-1,\"steps\":[]} budget"
            })
    void refusalNamesTheArgument(String example) {
        String[] parts = example.split(" ");
        String request = "{\"type\":\"run\",\"seq\":1,\"op\":\"" + parts[0] + "\",\"in\":" + parts[1] + "}";

        ObjectNode answer = Json.readObject(
                "answer", RawTarget.of(new KernelModule(true), "test").apply(request));

        assertThat(answer.get("result").stringValue()).isEqualTo("INVALID");
        assertThat(answer.get("message").stringValue()).startsWith("INVALID: " + parts[2] + " ");
    }

    @Test
    void refusalSkipAndFaultAreToldApart() {
        Conversation target = RawTarget.of(endive("base"), "base.wasm");

        assertThat(target.apply("{\"type\":\"hello\",\"seq\":1,\"protocol\":1}"))
                .contains("Endive", "\"semantics\":65536");
        assertThat(target.apply("{\"type\":\"run\",\"seq\":2,\"op\":\"sum\",\"in\":{}}"))
                .contains("\"seq\":2,\"result\":\"INVALID\"");
        assertThat(target.apply("{\"type\":\"run\",\"seq\":3,\"op\":\"levitate\",\"in\":{}}"))
                .contains("\"unsupported\":", "levitate");
        assertThat(target.apply("{\"type\":\"bench\",\"seq\":4}")).contains("\"fault\":");
        assertThat(target.apply("nonsense")).contains("\"fault\":");
        assertThat(target.isOver()).isFalse();
        assertThat(target.apply("{\"type\":\"bye\",\"seq\":5}")).isEqualTo("{\"seq\":5,\"result\":\"OK\"}");
        assertThat(target.isOver()).isTrue();
    }
}
