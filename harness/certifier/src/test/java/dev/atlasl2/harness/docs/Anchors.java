package dev.atlasl2.harness.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The places in a document that a link can lead to. */
public final class Anchors {
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    private Anchors() {}

    /** Returns the anchors that GitHub gives to the headings of a document. */
    public static Set<String> of(Path document) throws IOException {
        return HEADING.matcher(Prose.of(document.toString(), Files.readString(document)))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
