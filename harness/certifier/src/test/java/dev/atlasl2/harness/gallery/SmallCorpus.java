package dev.atlasl2.harness.gallery;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.VectorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The vectors of {@link Specimens} as a corpus in a folder. */
public final class SmallCorpus {
    private SmallCorpus() {}

    public static Corpus in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("vectors"));
        Map<String, List<Vector>> families = Specimens.VECTORS.stream()
                .collect(Collectors.groupingBy(Vector::family, LinkedHashMap::new, Collectors.toList()));
        for (var family : families.entrySet()) {
            Files.writeString(
                    folder.resolve("vectors").resolve(family.getKey() + ".json"),
                    new VectorFile(family.getKey(), "vectors of " + family.getKey(), family.getValue()).text());
        }
        return Corpus.load(folder);
    }
}
