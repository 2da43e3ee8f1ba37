package dev.atlasl2.harness.report;

import java.util.Arrays;
import java.util.List;

/**
 * Pitfalls as rows, families as columns: how many vectors of each family detect each pitfall. The second table of
 * PITFALLS.md.
 */
final class KillMatrix {
    /** Shades, from few to many: fewer than 10, 100, more. */
    private static final int[] SHADES = {10, 100};

    private KillMatrix() {}

    static Html of(String pitfalls) {
        List<String> table = pitfalls.lines()
                .dropWhile(line -> !line.equals("## By family"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        return Html.of(
                """
                <details class="plain"><summary>The kill matrix: which families detect them</summary>
                <div class="wide"><table class="matrix dense kills"><thead><tr>{}</tr></thead><tbody>
                {}</tbody></table></div></details>
                """,
                Html.each(cells(table.getFirst()), name -> Html.of("<th>{}</th>", name)),
                Html.each(table.subList(2, table.size()), line -> row(cells(line))));
    }

    private static Html row(List<String> cells) {
        return Html.of(
                "<tr><th>{}</th>{}</tr>\n",
                cells.getFirst(),
                Html.each(
                        cells.subList(1, cells.size()),
                        count -> Html.of("<td class=\"{}\">{}</td>", shade(count), count)));
    }

    private static String shade(String count) {
        return count.isEmpty()
                ? "none"
                : "k"
                        + Arrays.stream(SHADES)
                                .filter(limit -> Integer.parseInt(count) >= limit)
                                .count();
    }

    /** Empty cells count, also the last. */
    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
