package dev.atlasl2.vectors.tool;

/** The first difference of two texts, in one line. */
final class Difference {
    private static final int BEFORE = 20;
    private static final int AFTER = 40;

    private Difference() {}

    /** Returns {@code LINE: ID: column C: found "...", expected "..."}; with the id if the line is a vector. */
    static String between(String found, String expected) {
        String[] is = found.split("\n", -1);
        String[] must = expected.split("\n", -1);
        int line = 0;
        while (line < is.length && line < must.length && is[line].equals(must[line])) {
            line++;
        }
        String one = line < is.length ? is[line] : "";
        String other = line < must.length ? must[line] : "";
        int column = 0;
        while (column < one.length() && column < other.length() && one.charAt(column) == other.charAt(column)) {
            column++;
        }
        return (line + 1) + ": " + id(other.isEmpty() ? one : other) + "column " + (column + 1) + ": found "
                + around(one, column) + ", expected "
                + around(other, column);
    }

    private static String id(String line) {
        String start = "{\"id\":\"";
        return line.startsWith(start) ? line.substring(start.length(), line.indexOf('"', start.length())) + ": " : "";
    }

    private static String around(String line, int column) {
        int from = Math.max(0, column - BEFORE);
        int to = Math.min(line.length(), column + AFTER);
        return "\"" + (from > 0 ? "..." : "") + line.substring(from, to) + (to < line.length() ? "..." : "") + '"';
    }
}
