package dev.atlasl2.harness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the example adapters do with requests that the harness never sends: they say what is wrong, and go on. */
class BadRequestsIT {
    /** Each lacks something or is malformed; what is right follows, so that an adapter must still answer. */
    private static final List<String> FAULTS = List.of(
            "{}",
            "[]",
            "{\"type\":\"walk\"}",
            "{\"type\":\"run\",\"in\":{}}",
            "{\"type\":\"run\",\"op\":\"sum\"}",
            sum("{\"what\":1}"),
            sum("{}"),
            sum("{\"splitmix64\":\"1\"}"),
            sum("{\"splitmix64\":\"1\",\"length\":-1}"),
            sum("{\"splitmix64\":\"1\",\"length\":9223372036854775807}"),
            sum("{\"repeat\":\"00\",\"count\":4611686018427387904}"),
            sum("{\"ramp\":1,\"modulus\":0,\"length\":5}"),
            sum("{\"patch\":{\"hex\":\"00\"},\"at\":1,\"with\":\"00\"}"));

    private static final String RIGHT = sum("{\"hex\":\"ff\"}");

    @TempDir
    Path folder;

    static Stream<ExampleAdapter> examples() {
        return ExampleAdapter.all();
    }

    private static String sum(String recipe) {
        return "{\"type\":\"run\",\"op\":\"sum\",\"in\":{\"data\":" + recipe + "}}";
    }

    @ParameterizedTest
    @MethodSource("examples")
    void malformedRequestIsAFaultAndTheNextOneIsAnswered(ExampleAdapter example) throws Exception {
        example.built(folder);
        List<String> requests =
                FAULTS.stream().flatMap(request -> Stream.of(request, RIGHT)).toList();
        assertThat(status(example, String.join("\n", requests) + "\n"))
                .as(ExampleAdapter.log(folder))
                .isZero();
        List<ObjectNode> answers = Files.readAllLines(folder.resolve("checkout/out")).stream()
                .map(line -> Json.readObject("line", line))
                .toList();
        assertThat(answers).hasSameSizeAs(requests);
        for (int i = 0; i < answers.size(); i += 2) {
            JsonNode fault = answers.get(i).path("fault");
            assertThat(fault.isString())
                    .as("%s: %s", requests.get(i), answers.get(i))
                    .isTrue();
            assertThat(answers.get(i + 1).path("sum").toString())
                    .as(requests.get(i))
                    .isEqualTo("63");
        }

        for (String garbage : List.of("garbage", "{\"type\":")) {
            assertThat(status(example, garbage + "\n")).as(garbage).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("checkout/out"))).isEmpty();
            assertThat(Files.readAllLines(folder.resolve("checkout/err"))).hasSize(1);
        }
    }

    private int status(ExampleAdapter example, String input) throws Exception {
        Files.writeString(folder.resolve("checkout/in"), input);
        return ExampleAdapter.run(folder, "sh", "-c", example.command() + " <in >out 2>err");
    }
}
