package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conformance vectors on the kernels' Java, by either engine. */
class VectorsTest {
    /** Families and operations that hosts do without a kernel of their own. */
    private static final Set<String> HOSTS_OWN = Set.of("stream", "buffer", "meta", "ranges");
    /**
     * A vector instruction takes some 100 ns on a JVM; the long inputs are for the modules themselves, which
     * harness/adapters/js puts to the same vectors.
     */
    private static final long LONGEST = 100_000;

    @AfterEach
    void backToTheDefault() {
        JvmEngine.choose(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void kernelsAnswerEveryVector(boolean simd) {
        JvmEngine.choose(simd);
        List<Vector> vectors = Corpus.load().vectors().stream()
                .filter(vector -> vector.level() == Level.CORE
                        && !HOSTS_OWN.contains(vector.family())
                        && !HOSTS_OWN.contains(vector.op())
                        && longest(vector) <= LONGEST)
                .toList();
        assertThat(vectors).hasSizeGreaterThan(1_500);
        for (Vector vector : vectors) {
            assertThat(Answers.answer(new KernelOperations(), vector.op(), vector.in()))
                    .as(vector.id())
                    .isEqualTo(vector.expect());
        }
    }

    /** The largest number after a name that makes bytes. */
    private static long longest(Vector vector) {
        return Pattern.compile("\"(?:count|length)\":(\\d{1,18})\\b")
                .matcher(vector.in().toString())
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
    }
}
