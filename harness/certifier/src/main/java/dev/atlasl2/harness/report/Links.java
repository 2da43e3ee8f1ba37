package dev.atlasl2.harness.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Links to the site and to the documents of the repository. A page asks for none of them unless its reader follows a link. */
final class Links {
    /** Only pom.xml knows the addresses: that of the repository is its url, and that of the site its property atlas.site. */
    private static final Properties KIT = kit();

    private static final String DOCUMENTS = KIT.getProperty("url") + "/blob/main/";
    private static final String SITE = KIT.getProperty("site") + "/";

    private static final Pattern HEADING = Pattern.compile("(?m)^### (S\\d+\\.\\d+) .+$");

    private static final Set<String> CLAUSES = HEADING.matcher(resource("/SPEC.md"))
            .results()
            .map(heading -> heading.group(1))
            .collect(Collectors.toUnmodifiableSet());

    private Links() {}

    /** Returns the id of a clause as a link to its text, or unchanged if the specification has no such clause. */
    static Html clause(String id) {
        return CLAUSES.contains(id) ? toSite("spec/#" + id.toLowerCase(Locale.ROOT), id) : Html.of("{}", id);
    }

    /** Returns the name of a pitfall as a link to its row. */
    static Html pitfall(String name) {
        return toSite("spec/pitfalls.html#" + name, name);
    }

    /** @param path of a document in the repository, with an anchor if it is not meant as a whole */
    static Html to(String path, String text) {
        return Html.of("<a href=\"{}{}\">{}</a>", DOCUMENTS, path, text);
    }

    private static Html toSite(String place, String text) {
        return Html.of("<a href=\"{}{}\">{}</a>", SITE, place, text);
    }

    private static Properties kit() {
        Properties kit = new Properties();
        try (InputStream in = Links.class.getResourceAsStream("/atlas.properties")) {
            kit.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("atlas.properties", e);
        }
        return kit;
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
