package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.vectors.oracle.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CorpusTest {
    private static final Path FOLDER = Path.of("");
    private static final long CORE_BYTES = 400_000_000;
    private static final int LONGEST_CORE = 17_000_000;

    private final Corpus corpus = Corpus.load();

    @Test
    void thePackedCorpusIsTheFoldersCorpus() {
        Corpus folder = Corpus.load(FOLDER);
        assertThat(corpus.root()).isEqualTo(folder.root());
        assertThat(corpus.vectors()).isEqualTo(folder.vectors());
        assertThat(corpus.families()).isEqualTo(Corpus.FAMILIES);
    }

    @Test
    void thereAreAThousandVectorsAndMoreAndEveryOperationHasSome() {
        assertThat(corpus.vectors()).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(corpus.vectors().stream().map(Vector::op).collect(Collectors.toSet()))
                .isEqualTo(Answers.operations());
        for (Level level : Level.values()) {
            assertThat(corpus.vectors().stream().map(Vector::level)).contains(level);
        }
    }

    @Test
    void everyVectorIsFoundByItsId() {
        assertThat(corpus.vectors()).allMatch(vector -> corpus.byId(vector.id()).orElseThrow() == vector);
        assertThat(corpus.byId("sum/none")).isEmpty();
    }

    /** A shell computes the same root: {@code sha256sum vectors/*.json | sha256sum}. */
    @Test
    void theRootIsTheDigestOfTheDigests() throws Exception {
        StringBuilder list = new StringBuilder();
        for (String family : Corpus.FAMILIES.stream().sorted().toList()) {
            list.append(sha256(Files.readAllBytes(FOLDER.resolve("vectors/" + family + ".json"))))
                    .append("  vectors/")
                    .append(family)
                    .append(".json\n");
        }
        assertThat(corpus.root()).isEqualTo(sha256(list.toString().getBytes()));
        assertThat(corpus.sha256()).hasSize(Corpus.FAMILIES.size()).containsKey("vectors/sum.json");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void theCoreLevelStaysWithinItsBytes() {
        List<Vector> core = corpus.vectors().stream()
                .filter(vector -> vector.level() == Level.CORE)
                .toList();
        assertThat(core.stream().mapToLong(vector -> bytes(vector.in())).sum()).isLessThan(CORE_BYTES);
        assertThat(core).allMatch(vector -> longest(vector.in()) <= LONGEST_CORE);
    }

    @Test
    void theHugeLevelCrossesBothPowers() {
        List<Long> lengths = corpus.vectors().stream()
                .filter(vector -> vector.level() == Level.HUGE)
                .map(vector -> longest(vector.in()))
                .toList();
        assertThat(lengths)
                .anyMatch(length -> length > 1L << 32)
                .anyMatch(length -> length > 1L << 31 && length < 1L << 32);
    }

    private static long longest(JsonNode in) {
        return in.isObject() && isRecipe(in)
                ? Recipe.parse(in).length()
                : in.values().stream().mapToLong(CorpusTest::longest).max().orElse(0);
    }

    private static long bytes(JsonNode in) {
        return in.isObject() && isRecipe(in)
                ? Recipe.parse(in).length()
                : in.values().stream().mapToLong(CorpusTest::bytes).sum();
    }

    private static boolean isRecipe(JsonNode node) {
        return List.of("hex", "repeat", "ramp", "splitmix64", "concat", "patch").stream()
                .anyMatch(node::has);
    }

    @Test
    void aFolderWithoutVectorsIsRefused(@TempDir Path empty) throws IOException {
        assertThatThrownBy(() -> Corpus.load(empty))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("vectors: cannot be read");
        Files.createDirectory(empty.resolve("vectors"));
        assertThatThrownBy(() -> Corpus.load(empty)).hasMessageContaining("holds no vector file");
        Files.writeString(empty.resolve("vectors/other.json"), "{}");
        assertThatThrownBy(() -> Corpus.load(empty))
                .hasMessageContaining("other.json: unknown family; known are meta, sum");
    }

    @Test
    void bytesThatAreNoTextAreRefused(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("vectors"));
        Files.write(folder.resolve("vectors/sum.json"), new byte[] {(byte) 0xff, 0, 1, 2});
        assertThatThrownBy(() -> Corpus.load(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("sum.json:1: not JSON");
    }
}
