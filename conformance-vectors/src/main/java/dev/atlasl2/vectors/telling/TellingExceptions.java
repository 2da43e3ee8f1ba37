package dev.atlasl2.vectors.telling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cells of {@link TellingTable} that have another minimum, or that are impossible, each with its reason. */
final class TellingExceptions {
    /** Operation, telling value, minimum number of vectors (a dash if it is impossible), reason. */
    private static final String LINES = """
            witnessVerify third-buffer 1 its digests are those of witness and witnessTree
            witnessVerify big-buffers 1 its digests are those of witness and witnessTree
            witnessVerify over-16-bits 1 its digests are those of witness and witnessTree
            witnessMerge buffers 0 lengths are numbers that are added: wide ones are asked
            witnessMerge third-buffer 0 lengths are numbers that are added: wide ones are asked
            witnessMerge big-buffers 0 lengths are numbers that are added: wide ones are asked
            recordEncode power-minus-1 1 any length is eight bytes of the record, and each byte is asked
            recordEncode power-plus-1 0 any length is eight bytes of the record, and each byte is asked
            recordEncode buffers-minus-1 0 any length is eight bytes of the record, and each byte is asked
            recordEncode buffers-plus-1 1 any length is eight bytes of the record, and each byte is asked
            recordEncode third-buffer 0 any length is eight bytes of the record, and each byte is asked
            ranges offset-odd - a part begins at a multiple of 256
            ranges offset-off-buffer - a part begins at a multiple of 256
            ranges over-65 1 a region of more than 65 parts is asked once
            merkleRoot big-buffers 1 leaves are written in hex
            merkleRoot over-16-bits 1 leaves are written in hex
            merkleRoot over-64-refused 1 leaves are written in hex
            inclusionProof power 1 its leaves are those of witnessTree
            inclusionProof power-minus-1 1 its leaves are those of witnessTree
            inclusionProof power-plus-1 1 its leaves are those of witnessTree
            inclusionProof buffers-minus-1 1 its leaves are those of witnessTree
            inclusionProof buffers-plus-1 1 its leaves are those of witnessTree
            inclusionProof big-buffers 1 its leaves are those of witnessTree
            inclusionProof offset-over-16-bits - 65,536 leaves are 16 MiB
            inclusionProof offset-on-buffer - an index is not an offset of bytes
            inclusionProof offset-off-buffer - an index is not an offset of bytes
            verifyInclusion over-65 0 no path has more than 63 entries
            verifyInclusion over-64-refused - a path too long is false, not refused
            consistencyProof power 1 its leaves are those of witnessTree
            consistencyProof power-minus-1 1 its leaves are those of witnessTree
            consistencyProof power-plus-1 1 its leaves are those of witnessTree
            consistencyProof buffers-minus-1 1 its leaves are those of witnessTree
            consistencyProof buffers-plus-1 1 its leaves are those of witnessTree
            consistencyProof big-buffers 1 its leaves are those of witnessTree
            consistencyProof offset-over-16-bits - 65,536 leaves are 16 MiB
            consistencyProof offset-on-buffer - a count is not an offset of bytes
            consistencyProof offset-off-buffer - a count is not an offset of bytes
            verifyConsistency over-65 1 no path has more than 64 entries
            verifyConsistency over-64-refused - a path too long is false, not refused
            changedLeaves third-buffer 1 a longer one is asked
            domain differs-over-16-bits 0 old and new are written in hex
            domain over-65 1 old and new are written in hex
            attachRace power - its answer shows neither sum nor bytes
            attachRace power-minus-1 - its answer shows neither sum nor bytes
            attachRace power-plus-1 - its answer shows neither sum nor bytes
            attachRace buffers - its answer shows neither sum nor bytes
            attachRace buffers-minus-1 - its answer shows neither sum nor bytes
            attachRace buffers-plus-1 - its answer shows neither sum nor bytes
            attachRace third-buffer - its answer shows neither sum nor bytes
            attachRace big-buffers - its answer shows neither sum nor bytes
            attachRace over-16-bits 1 its answer shows neither sum nor bytes
            attachRace seam - its answer shows neither sum nor bytes
            commitRace power-minus-1 1 its sums and digests are those of commit
            commitRace power-plus-1 1 its sums and digests are those of commit
            commitRace buffers-minus-1 1 its sums and digests are those of commit
            commitRace third-buffer 1 its sums and digests are those of commit
            commitRace big-buffers 1 its sums and digests are those of commit
            """;

    private record Line(int least, boolean isNonsense, String why) {}

    private static final Map<String, Line> BY_CELL = read();

    private TellingExceptions() {}

    private static Map<String, Line> read() {
        Map<String, Line> lines = new LinkedHashMap<>();
        LINES.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] words = line.strip().split("\\s+", 4);
            boolean isNonsense = words[2].equals("-");
            lines.put(
                    words[0] + " " + words[1],
                    new Line(isNonsense ? 0 : Integer.parseInt(words[2]), isNonsense, words[3]));
        });
        return lines;
    }

    private static Optional<Line> line(String op, Telling telling) {
        return Optional.ofNullable(BY_CELL.get(op + " " + telling.id()));
    }

    /** Returns why the combination is impossible; empty if it is possible. */
    static Optional<String> nonsense(String op, Telling telling) {
        return line(op, telling).filter(Line::isNonsense).map(Line::why);
    }

    /** Returns the minimum number of vectors of the operation with this value. */
    static int least(String op, Telling telling) {
        return line(op, telling).map(Line::least).orElse(TellingTable.MIN_ASKED);
    }

    /** Returns one line for each entry whose cell does not exist. */
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
                unknown.add("TellingExceptions has a line for \"" + cell + "\", which is not a cell of the table");
            }
        }
        return unknown;
    }

    static void append(StringBuilder text) {
        text.append("""

                ## Lower bounds and dashes

                | operation | telling value | at least | why |
                |---|---|--:|---|
                """);
        BY_CELL.forEach((cell, line) -> text.append("| ")
                .append(cell.replace(" ", " | "))
                .append(" | ")
                .append(line.isNonsense() ? "-" : line.least())
                .append(" | ")
                .append(line.why())
                .append(" |\n"));
    }
}
