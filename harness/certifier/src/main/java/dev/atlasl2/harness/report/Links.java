package dev.atlasl2.harness.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Links to the documents of the repository. A page asks for none of them unless its reader follows a link. */
final class Links {
    /** The one place that knows the repository's address is the url in pom.xml. */
    private static final String DOCUMENTS = repository() + "/blob/main/";

    private static final Pattern HEADING = Pattern.compile("(?m)^### (S\\d+\\.\\d+) .+$");

    /** The heading of each clause. */
    private static final Map<String, String> CLAUSES = HEADING.matcher(resource("/SPEC.md"))
            .results()
            .collect(Collectors.toUnmodifiableMap(
                    heading -> heading.group(1), heading -> heading.group().substring("### ".length())));

    private Links() {}

    /** Returns the id of a clause as a link to its text, or unchanged if the specification has no such clause. */
    static Html clause(String id) {
        String heading = CLAUSES.get(id);
        return heading == null ? Html.of("{}", id) : to("spec/SPEC.md#" + anchor(heading), id);
    }

    /** Returns the name of a pitfall as a link to its row: the browser looks for that text. */
    static Html pitfall(String name) {
        return to("conformance-vectors/PITFALLS.md#:~:text=" + name.replace("-", "%2D"), name);
    }

    /** @param path of a document in the repository, with an anchor if it is not meant as a whole */
    static Html to(String path, String text) {
        return Html.of("<a href=\"{}{}\">{}</a>", DOCUMENTS, path, text);
    }

    /** Returns the anchor that GitHub gives to a heading. */
    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private static String repository() {
        Properties kit = new Properties();
        try (InputStream in = Links.class.getResourceAsStream("/atlas.properties")) {
            kit.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("atlas.properties", e);
        }
        return kit.getProperty("url");
    }

    /** Returns a text of the kit, by the name that it has in the jar. */
    static String resource(String name) {
        try (InputStream in = Links.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
