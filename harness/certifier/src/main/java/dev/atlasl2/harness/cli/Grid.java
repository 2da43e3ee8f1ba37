package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of text with aligned columns: the first to the left, the others to the right. Colours do not count for
 * widths.
 */
final class Grid {
    private record Cell(String text, Optional<Screen.Tone> tone) {}

    private final Screen screen;
    private final List<List<Cell>> rows = new ArrayList<>();

    Grid(Screen screen) {
        this.screen = screen;
    }

    Grid row() {
        rows.add(new ArrayList<>());
        return this;
    }

    Grid cell(String text) {
        rows.getLast().add(new Cell(PlainText.of(text), Optional.empty()));
        return this;
    }

    Grid cell(Screen.Tone tone, String text) {
        rows.getLast().add(new Cell(PlainText.of(text), Optional.of(tone)));
        return this;
    }

    /** Returns the lines, each ended by a line feed, without spaces at the end. */
    String text() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).text.length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<Cell> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                Cell cell = row.get(i);
                String pad = " ".repeat(widths[i] - cell.text.length());
                String shown =
                        cell.tone.map(tone -> screen.paint(tone, cell.text)).orElse(cell.text);
                line.append(i == 0 ? shown + pad : "  " + pad + shown);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
