package dev.atlasl2.harness.report;

import dev.atlasl2.harness.text.PlainText;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A piece of a page, from a template. Text is escaped; other pieces are not.
 *
 * @param markup the piece
 */
record Html(String markup) {
    static final Html NONE = new Html("");

    private static final String PLACE = "{}";

    /**
     * Returns a template with its placeholders filled.
     *
     * @param template markup with a {@code {}} for each value
     * @param values pieces, which are inserted unchanged, and anything else, whose text is escaped
     * @throws IllegalArgumentException if the number of placeholders is not that of the values
     */
    static Html of(String template, Object... values) {
        StringBuilder page = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException(values.length + " values for fewer places: " + template);
            }
            page.append(template, from, place).append(value instanceof Html piece ? piece.markup : escaped("" + value));
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException(values.length + " values for more places: " + template);
        }
        return new Html(page.append(template, from, template.length()).toString());
    }

    /** Returns one piece for each item, one after the other. */
    static <T> Html each(Collection<T> items, Function<? super T, Html> piece) {
        return new Html(items.stream().map(piece).map(Html::markup).collect(Collectors.joining()));
    }

    /** Returns the pieces, one after the other. */
    static Html join(Collection<Html> pieces) {
        return each(pieces, piece -> piece);
    }

    /** Returns the piece of an item, if there is one. */
    static <T> Html of(Optional<T> item, Function<? super T, Html> piece) {
        return item.map(piece).orElse(NONE);
    }

    /** Returns one line of plain text, with markup escaped. */
    static String escaped(String text) {
        return PlainText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
