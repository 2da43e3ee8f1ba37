package dev.atlasl2.harness.report;

import java.util.List;

/** A table that scrolls sideways in its frame: by touch, by mouse, and by the arrow keys once it has the focus. */
final class Table {
    /** More columns than these rarely fit. The frame's shadows say the same if fewer do not fit. */
    private static final int FITS = 8;

    private Table() {}

    /**
     * Returns a table.
     *
     * @param label says what it shows, to those who do not see it
     * @param kind class names
     * @param head cells, with their markup
     * @param rows rows, with their markup
     */
    static Html of(String label, String kind, List<Html> head, Html rows) {
        return Html.of(
                """
                {}<div class="wide" role="region" aria-label="{}" tabindex="0"><table class="{}"><thead><tr>{}</tr></thead>\
                <tbody>
                {}</tbody></table></div>
                """,
                head.size() > FITS
                        ? Html.of("<p class=\"quiet hint\">{} columns: scroll sideways \u2192</p>\n", head.size())
                        : Html.NONE,
                label,
                kind,
                Html.join(head),
                rows);
    }

    /** Returns head cells of plain text. */
    static List<Html> head(String... titles) {
        return List.of(titles).stream()
                .map(title -> Html.of("<th scope=\"col\">{}</th>", title))
                .toList();
    }
}
