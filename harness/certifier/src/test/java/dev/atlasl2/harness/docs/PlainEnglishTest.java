package dev.atlasl2.harness.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * No document, comment or message contains a word of {@code words.txt}. Files that had some when the list was made are
 * in {@code words-left.txt} with their count, which may only decrease: if a file has fewer, its line must be corrected.
 */
class PlainEnglishTest {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));

    /** Generated or downloaded folders; and shared, which belongs to other projects too. */
    private static final Set<String> FOLDERS_LEFT_OUT =
            Set.of("target", "node_modules", ".git", ".tools", ".cifuzz-corpus", "shared");

    private static final Pattern READ = Pattern.compile(".*\\.(md|java|js|mjs|ts|css|html|sh)|atlas|run");

    /** This file quotes them. */
    private static final String QUOTES = PlainEnglishTest.class.getSimpleName() + ".java";

    record Word(Pattern pattern, String instead) {}

    record Find(String file, int line, String word, String instead) {
        @Override
        public String toString() {
            return file + ":" + line + ": \"" + word + "\"; write: " + instead;
        }
    }

    @Test
    void documentsCommentsAndMessagesAreInPlainWords() throws IOException {
        Map<String, List<Find>> finds = new TreeMap<>();
        for (Path file : files()) {
            String name = HOME.relativize(file).toString().replace('\\', '/');
            List<Find> here = find(name, Files.readString(file), words());
            if (!here.isEmpty()) {
                finds.put(name, here);
            }
        }

        Map<String, Integer> left = left();
        List<String> wrong = new ArrayList<>();
        finds.forEach((file, here) -> {
            int allowed = left.getOrDefault(file, 0);
            if (here.size() > allowed) {
                here.forEach(find -> wrong.add(find.toString()));
            } else if (here.size() < allowed) {
                wrong.add("words-left.txt: write " + here.size() + " instead of " + allowed + " for " + file);
            }
        });
        left.keySet().stream()
                .filter(file -> !finds.containsKey(file))
                .forEach(file -> wrong.add("words-left.txt: remove the line of " + file));
        if (!wrong.isEmpty()) {
            fail("docs/writing.md says how we write:%n%s".formatted(String.join("\n", wrong)));
        }
    }

    @Test
    void findsAWordInEachKindOfTextAndNamesTheLineAndWhatToWrite() throws IOException {
        assertThat(find("a.md", "One.\nRead it anew.", words())).hasToString("[a.md:2: \"anew\"; write: again]");
        assertThat(find("A.java", "int beside = 1; // a name is code\n// an answer beside it", words()))
                .extracting(Find::line)
                .containsExactly(2);
        assertThat(find("A.java", "throw new E(\"5 is no byte\"); /* Mended.\n * Whoever calls */", words()))
                .extracting(Find::word)
                .containsExactlyInAnyOrder("is no ", "Mended", "Whoever");
        assertThat(find("run", "x=beside # beside it\n", words())).hasSize(1);
        assertThat(find("a.md", "It is no longer there; a mending of \u201camend\u201d.", words()))
                .extracting(Find::word)
                .containsExactly("mending");
    }

    static List<Find> find(String file, String text, List<Word> words) {
        List<Find> finds = new ArrayList<>();
        String prose = Prose.of(file, text);
        for (Word word : words) {
            Matcher matcher = word.pattern.matcher(prose);
            while (matcher.find()) {
                int line = (int) prose.substring(0, matcher.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                finds.add(new Find(file, line + 1, matcher.group(), word.instead));
            }
        }
        return finds;
    }

    private static List<Word> words() throws IOException {
        return resource("words.txt").stream()
                .map(line -> line.split("\t"))
                .map(parts -> new Word(Pattern.compile(parts[0], Pattern.CASE_INSENSITIVE), parts[1]))
                .toList();
    }

    private static Map<String, Integer> left() throws IOException {
        return resource("words-left.txt").stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> parts[1], parts -> Integer.valueOf(parts[0])));
    }

    private static List<String> resource(String name) throws IOException {
        try (InputStream in = PlainEnglishTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return FOLDERS_LEFT_OUT.contains(folder.getFileName().toString()) && !folder.equals(HOME)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()
                        && READ.matcher(file.getFileName().toString()).matches()
                        && !file.endsWith(QUOTES)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
