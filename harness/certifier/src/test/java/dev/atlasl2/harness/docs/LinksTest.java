package dev.atlasl2.harness.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link in a document to a file of the repository leads to a file and, with an anchor, to a heading. */
class LinksTest {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));

    /** Generated or downloaded; resources are templates, whose links are relative to another folder. */
    private static final Set<String> FOLDERS_LEFT_OUT =
            Set.of("target", "node_modules", ".git", ".tools", "shared", "resources");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @Test
    void linksOfDocumentsLeadToFilesAndHeadings() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> documents = documents();
        for (Path document : documents) {
            String prose = Prose.of(document.toString(), Files.readString(document));
            for (String link :
                    LINK.matcher(prose).results().map(match -> match.group(1)).toList()) {
                if (!link.contains(":") && !leadsSomewhere(document, link)) {
                    broken.add(HOME.relativize(document) + ": " + link);
                }
            }
        }
        assertThat(documents).contains(HOME.resolve("README.md"), HOME.resolve("spec/SPEC.md"));
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || Anchors.of(file).contains(parts[1]));
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return FOLDERS_LEFT_OUT.contains(folder.getFileName().toString()) && !folder.equals(HOME)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents;
    }
}
