package dev.atlasl2.vectors.telling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cells of {@link TellingTable} that have a bound of their own, or cannot be asked, each with its reason. */
final class LessAsked {
    /** Operation, telling value, how often it must be asked (a dash where it cannot be), why. */
    private static final String LINES = """
            """;

    private record Line(int least, boolean isNonsense, String why) {}

    private static final Map<String, Line> BY_CELL = read();

    private LessAsked() {}

    private static Map<String, Line> read() {
        Map<String, Line> lines = new LinkedHashMap<>();
        LINES.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] words = line.strip().split("\\s+", 4);
            boolean isNonsense = words[2].equals("-");
            lines.put(words[0] + " " + words[1], new Line(isNonsense ? 0 : Integer.parseInt(words[2]), isNonsense,
                    words[3]));
        });
        return lines;
    }

    private static Optional<Line> line(String op, Telling telling) {
        return Optional.ofNullable(BY_CELL.get(op + " " + telling.id()));
    }

    /** Returns why the operation cannot be asked for it; empty if it can. */
    static Optional<String> nonsense(String op, Telling telling) {
        return line(op, telling).filter(Line::isNonsense).map(Line::why);
    }

    /** Returns how often the operation must be asked for it. */
    static int least(String op, Telling telling) {
        return line(op, telling).map(Line::least).orElse(TellingTable.LEAST);
    }

    /** Returns one line for each bound of a cell that there is not. */
    static List<String> unknown(Map<String, Set<Telling.Part>> parts) {
        List<String> unknown = new ArrayList<>();
        for (String cell : BY_CELL.keySet()) {
            boolean isKnown = false;
            for (Telling telling : Telling.values()) {
                String op = cell.substring(0, cell.indexOf(' '));
                isKnown |= cell.endsWith(" " + telling.id())
                        && parts.getOrDefault(op, Set.of()).contains(telling.part());
            }
            if (!isKnown) {
                unknown.add("LessAsked has a line for \"" + cell + "\", which is not a cell of the table");
            }
        }
        return unknown;
    }

    static void append(StringBuilder text) {
        text.append("\n## Lower bounds and dashes\n\n| operation | telling value | at least | why |\n|---|---|--:|---|\n");
        BY_CELL.forEach((cell, line) -> text.append("| ").append(cell.replace(" ", " | ")).append(" | ")
                .append(line.isNonsense() ? "-" : line.least()).append(" | ").append(line.why()).append(" |\n"));
    }
}
