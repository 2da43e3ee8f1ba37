package dev.atlasl2.vectors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clauses of SPEC.md, and the vectors that test each of them. Every clause needs a vector. */
public final class Clauses {
    private static final Pattern HEADING = Pattern.compile("^### (S\\d+\\.\\d+) (.+)$", Pattern.MULTILINE);
    private static final int SHOWN = 3;

    private final String where;
    private final String text;
    private final Map<String, String> titles = new LinkedHashMap<>();

    private Clauses(String where, String text) {
        this.where = where;
        this.text = text;
        Matcher headings = HEADING.matcher(text);
        while (headings.find()) {
            if (titles.put(headings.group(1), headings.group(2).strip()) != null) {
                throw new CorpusException(where + ": clause " + headings.group(1) + " is stated twice");
            }
        }
    }

    /**
     * Reads the clauses of SPEC.md.
     *
     * @throws CorpusException if it cannot be read or states a clause twice
     */
    public static Clauses read(Path spec) {
        return new Clauses(spec.toString(), VectorFile.readText(spec));
    }

    /** Returns each clause's title, in the specification's order. */
    public Map<String, String> titles() {
        return titles;
    }

    /**
     * Returns the text of SPEC.md with its table of clauses and vectors brought up to date.
     *
     * @throws CorpusException if a clause has no vector, a vector cites a clause that is not stated, or the markers
     *     are missing
     */
    public String withTable(List<Vector> vectors) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        titles.keySet().forEach(clause -> ids.put(clause, new ArrayList<>()));
        for (Vector vector :
                vectors.stream().sorted(Comparator.comparing(Vector::level)).toList()) { // what all can run first
            List<String> list = ids.get(vector.clause());
            if (list == null) {
                throw new CorpusException(
                        vector.id() + ": cites clause " + vector.clause() + ", which " + where + " does not state");
            }
            list.add(vector.id());
        }
        StringBuilder table = new StringBuilder("\n| clause | title | vectors | the first |\n|---|---|---|---|\n");
        ids.forEach((clause, list) -> {
            if (list.isEmpty()) {
                throw new CorpusException(where + ": clause " + clause + " has no vector");
            }
            String first = String.join("`, `", list.subList(0, Math.min(SHOWN, list.size())));
            table.append("| ")
                    .append(clause)
                    .append(" | ")
                    .append(titles.get(clause))
                    .append(" | ")
                    .append(list.size())
                    .append(" | `")
                    .append(first)
                    .append("` |\n");
        });
        return MarkedPart.replaced(where, text, "clauses", table + "\n");
    }

    /** Returns the text of SPEC.md, unchanged. */
    public String text() {
        return text;
    }
}
