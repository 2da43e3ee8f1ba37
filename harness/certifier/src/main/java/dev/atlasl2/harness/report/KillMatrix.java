package dev.atlasl2.harness.report;

import java.util.Arrays;
import java.util.List;

/** Pitfalls down, families across: how many vectors of each find each out. The second table of PITFALLS.md. */
final class KillMatrix {
    /** Shades, from few to many: fewer than 10, 100, more. */
    private static final int[] SHADES = {10, 100};

    private KillMatrix() {}

    static void write(String pitfalls, StringBuilder page) {
        List<String> table = pitfalls.lines()
                .dropWhile(line -> !line.equals("## By family"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        page.append("<details class=\"plain\"><summary>The kill matrix: which families find them out</summary>\n"
                + "<div class=\"wide\"><table class=\"matrix dense kills\"><thead><tr>");
        cells(table.getFirst())
                .forEach(name -> page.append("<th>").append(Html.escaped(name)).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        table.stream().skip(2).map(KillMatrix::cells).forEach(row -> {
            page.append("<tr><th>").append(Html.escaped(row.getFirst())).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(count -> page.append("<td class=\"")
                            .append(shade(count))
                            .append("\">")
                            .append(count)
                            .append("</td>"));
            page.append("</tr>\n");
        });
        page.append("</tbody></table></div></details>\n");
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
