package dev.atlasl2.harness.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Why the vectors can be trusted: how many of them detect each known mistake. Taken from PITFALLS.md, which the build
 * generates from the kill matrix and compares with it.
 */
final class PitfallSection {
    private static final int COLUMNS = 7;

    private record Pitfall(String name, String wrong, String clause, String fix, int killers, int core) {}

    private PitfallSection() {}

    static Html html() {
        List<Pitfall> pitfalls = pitfalls();
        int most = pitfalls.stream().mapToInt(Pitfall::killers).max().orElse(1);
        return Html.of("""
                <section><h2>Pitfalls</h2>
                <p class="quiet">{} wrong ways that people really compute this, kept as code, and how many vectors \
                detect each (levels core and full).</p>
                <div class="wide"><table class="pitfalls"><thead><tr><th>pitfall</th><th>detected by</th>\
                <th>clause</th><th>what is wrong</th></tr></thead><tbody>
                {}</tbody></table></div>
                {}</section>
                """, pitfalls.size(), Html.each(pitfalls, pitfall -> row(pitfall, most)), KillMatrix.of(text()));
    }

    private static Html row(Pitfall pitfall, int most) {
        return Html.of(
                """
                <tr title="{}"><th>{}</th><td class="killers"><span>{}</span><svg viewBox="0 0 1000 10" \
                preserveAspectRatio="none" aria-hidden="true"><rect class="met" width="{}" height="10"/></svg></td>\
                <td>{}</td><td>{}</td></tr>
                """,
                pitfall.fix,
                pitfall.name,
                pitfall.killers,
                Math.round(1000 * Math.sqrt(pitfall.killers / (double) most)), // so that both 2 and 300 are visible
                pitfall.clause,
                pitfall.wrong);
    }

    /**
     * The rows of the first table: name, what is wrong, clause, fix, killers, killers of the core level, the first of
     * them.
     */
    private static List<Pitfall> pitfalls() {
        return text().lines()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(PitfallSection::pitfall)
                .toList();
    }

    private static Pitfall pitfall(String line) {
        String[] cells =
                Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toArray(String[]::new);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("PITFALLS.md: a row must have " + COLUMNS + " cells: " + line);
        }
        return new Pitfall(
                cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), Integer.parseInt(cells[5]));
    }

    private static String text() {
        try (InputStream in = PitfallSection.class.getResourceAsStream("/PITFALLS.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("PITFALLS.md", e);
        }
    }
}
