package dev.atlasl2.endive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawOperationsTest {
    /** The interpreter is slow; certify puts the longer ones to it. */
    private static final long LONGEST = 5_000;

    private static RawModule module(String engine) {
        return new EndiveModule(Path.of(System.getProperty("atlas.wasm"), engine + ".wasm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simd", "base"})
    void modulesAnswerEveryShortVector(String engine) {
        List<Vector> vectors = Corpus.load().vectors().stream()
                .filter(vector -> vector.level() == Level.CORE && longest(vector) <= LONGEST)
                .toList();
        assertThat(vectors).hasSizeGreaterThan(2_000);
        RawOperations operations = new RawOperations(module(engine));
        for (Vector vector : vectors) {
            assertThat(Answers.answer(operations, vector.op(), vector.in()))
                    .as(vector.id())
                    .isEqualTo(vector.expect());
        }
    }

    /** The largest number after a name that makes bytes or work. */
    private static long longest(Vector vector) {
        return Pattern.compile("\"(?:count|length|calls|times)\":(\\d{1,18})\\b")
                .matcher(vector.in().toString())
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
    }

    /** The interface's defaults are the oracle: one of them would certify the oracle by itself. */
    @Test
    void noAnswerComesFromTheOracle() {
        for (Method method : Operations.class.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                assertThat(List.of(RawOperations.class.getDeclaredMethods()))
                        .as(method.getName())
                        .anyMatch(own -> own.getName().equals(method.getName())
                                && List.of(own.getParameterTypes()).equals(List.of(method.getParameterTypes())));
            }
        }
    }

    @Test
    void writeBesideTheAnswerIsFoundOut() {
        RawModule right = module("base");
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

        assertThat(new RawOperations(right).sum(new byte[] {97})).isEqualTo(1);
        assertThatThrownBy(() -> new RawOperations(wild).sum(new byte[] {97}))
                .isInstanceOf(AssertionError.class)
                .hasMessage("sum wrote to address 65536, which is not its to write");
    }

    @Test
    void sessionTellsRefusalSkipAndFaultApart() {
        Session session = new Session(module("base"), "base.wasm");

        assertThat(session.apply("{\"type\":\"hello\",\"seq\":1,\"protocol\":1}"))
                .contains("Endive", "\"semantics\":65536");
        assertThat(session.apply("{\"type\":\"run\",\"seq\":2,\"op\":\"sum\",\"in\":{}}"))
                .contains("\"seq\":2,\"result\":\"INVALID\"");
        assertThat(session.apply("{\"type\":\"run\",\"seq\":3,\"op\":\"levitate\",\"in\":{}}"))
                .contains("\"fault\":", "levitate");
        assertThat(session.apply("{\"type\":\"bench\",\"seq\":4}")).contains("\"fault\":");
        assertThat(session.apply("nonsense")).contains("\"fault\":");
        assertThat(session.isOver()).isFalse();
        assertThat(session.apply("{\"type\":\"bye\",\"seq\":5}")).isEqualTo("{\"seq\":5,\"result\":\"OK\"}");
        assertThat(session.isOver()).isTrue();
    }
}
