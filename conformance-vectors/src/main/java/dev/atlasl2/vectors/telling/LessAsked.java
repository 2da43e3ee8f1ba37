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
            witness third-buffer 0 not asked as often yet
            witnessVerify power-minus-1 0 not asked as often yet
            witnessVerify buffers 0 not asked as often yet
            witnessVerify buffers-minus-1 0 not asked as often yet
            witnessVerify buffers-plus-1 0 not asked as often yet
            witnessVerify third-buffer 0 not asked as often yet
            witnessVerify big-buffers 0 not asked as often yet
            witnessVerify over-16-bits 0 not asked as often yet
            witnessMerge power 0 not asked as often yet
            witnessMerge power-minus-1 0 not asked as often yet
            witnessMerge power-plus-1 0 not asked as often yet
            witnessMerge buffers 0 not asked as often yet
            witnessMerge buffers-minus-1 1 not asked as often yet
            witnessMerge buffers-plus-1 1 not asked as often yet
            witnessMerge third-buffer 0 not asked as often yet
            witnessMerge big-buffers 0 not asked as often yet
            recordEncode power-minus-1 1 not asked as often yet
            recordEncode power-plus-1 0 not asked as often yet
            recordEncode buffers-minus-1 0 not asked as often yet
            recordEncode buffers-plus-1 1 not asked as often yet
            recordEncode third-buffer 0 not asked as often yet
            witnessTree third-buffer 0 not asked as often yet
            ranges power-minus-1 1 not asked as often yet
            ranges power-plus-1 1 not asked as often yet
            ranges buffers-minus-1 0 not asked as often yet
            ranges buffers-plus-1 0 not asked as often yet
            ranges third-buffer 0 not asked as often yet
            merkleRoot buffers 0 not asked as often yet
            merkleRoot buffers-minus-1 0 not asked as often yet
            merkleRoot buffers-plus-1 0 not asked as often yet
            merkleRoot third-buffer 0 not asked as often yet
            merkleRoot big-buffers 0 not asked as often yet
            merkleRoot over-8-bits 0 not asked as often yet
            merkleRoot over-16-bits 0 not asked as often yet
            inclusionProof power 0 not asked as often yet
            inclusionProof power-minus-1 0 not asked as often yet
            inclusionProof power-plus-1 0 not asked as often yet
            inclusionProof buffers 0 not asked as often yet
            inclusionProof buffers-minus-1 0 not asked as often yet
            inclusionProof buffers-plus-1 0 not asked as often yet
            inclusionProof third-buffer 0 not asked as often yet
            inclusionProof big-buffers 0 not asked as often yet
            inclusionProof over-16-bits 1 not asked as often yet
            consistencyProof power 0 not asked as often yet
            consistencyProof power-minus-1 0 not asked as often yet
            consistencyProof power-plus-1 0 not asked as often yet
            consistencyProof buffers 0 not asked as often yet
            consistencyProof buffers-minus-1 0 not asked as often yet
            consistencyProof buffers-plus-1 0 not asked as often yet
            consistencyProof third-buffer 0 not asked as often yet
            consistencyProof big-buffers 0 not asked as often yet
            consistencyProof over-16-bits 0 not asked as often yet
            changedLeaves power-minus-1 0 not asked as often yet
            changedLeaves power-plus-1 0 not asked as often yet
            changedLeaves buffers 0 not asked as often yet
            changedLeaves buffers-minus-1 0 not asked as often yet
            changedLeaves buffers-plus-1 0 not asked as often yet
            changedLeaves third-buffer 0 not asked as often yet
            changedLeaves big-buffers 0 not asked as often yet
            changedLeaves over-16-bits 0 not asked as often yet
            domain buffers 1 not asked as often yet
            domain buffers-minus-1 0 not asked as often yet
            domain buffers-plus-1 1 not asked as often yet
            domain third-buffer 0 not asked as often yet
            domain big-buffers 1 not asked as often yet
            attachRace power 0 not asked as often yet
            attachRace power-minus-1 0 not asked as often yet
            attachRace power-plus-1 0 not asked as often yet
            attachRace buffers 0 not asked as often yet
            attachRace buffers-minus-1 0 not asked as often yet
            attachRace buffers-plus-1 0 not asked as often yet
            attachRace third-buffer 0 not asked as often yet
            attachRace big-buffers 0 not asked as often yet
            attachRace over-16-bits 1 not asked as often yet
            commitRace power 0 not asked as often yet
            commitRace power-minus-1 0 not asked as often yet
            commitRace power-plus-1 0 not asked as often yet
            commitRace buffers 0 not asked as often yet
            commitRace buffers-minus-1 0 not asked as often yet
            commitRace buffers-plus-1 0 not asked as often yet
            commitRace third-buffer 0 not asked as often yet
            commitRace big-buffers 0 not asked as often yet
            commitRace over-16-bits 1 not asked as often yet
            witness seam 0 not asked as often yet
            witnessVerify seam 0 not asked as often yet
            witnessTree seam 0 not asked as often yet
            ranges seam 0 not asked as often yet
            merkleRoot seam 0 not asked as often yet
            inclusionProof seam 0 not asked as often yet
            consistencyProof seam 0 not asked as often yet
            changedLeaves seam 0 not asked as often yet
            domain seam 0 not asked as often yet
            attachRace seam 0 not asked as often yet
            commitRace seam 0 not asked as often yet
            changedLeaves differs-over-16-bits 0 not asked as often yet
            changedLeaves lengths-differ-by-256 1 not asked as often yet
            domain differs-over-8-bits 0 not asked as often yet
            domain differs-over-16-bits 0 not asked as often yet
            domain differs-last 0 not asked as often yet
            domain lengths-differ-by-256 0 not asked as often yet
            ranges offset-odd 0 not asked as often yet
            ranges offset-off-buffer 0 not asked as often yet
            inclusionProof offset-over-8-bits 0 not asked as often yet
            inclusionProof offset-over-16-bits 0 not asked as often yet
            inclusionProof offset-on-buffer 0 not asked as often yet
            inclusionProof offset-off-buffer 0 not asked as often yet
            consistencyProof offset-over-8-bits 0 not asked as often yet
            consistencyProof offset-over-16-bits 0 not asked as often yet
            consistencyProof offset-on-buffer 0 not asked as often yet
            consistencyProof offset-off-buffer 0 not asked as often yet
            verifyConsistency offset-over-8-bits 0 not asked as often yet
            verifyConsistency offset-over-16-bits 0 not asked as often yet
            verifyConsistency offset-on-buffer 0 not asked as often yet
            verifyConsistency offset-off-buffer 0 not asked as often yet
            domain offset-over-8-bits 0 not asked as often yet
            domain offset-over-16-bits 0 not asked as often yet
            domain offset-on-buffer 0 not asked as often yet
            domain offset-off-buffer 0 not asked as often yet
            budget around-64 0 not asked as often yet
            budget over-65 0 not asked as often yet
            budget over-64-refused 1 not asked as often yet
            witnessMerge around-64 0 not asked as often yet
            witnessMerge over-65 0 not asked as often yet
            witnessMerge over-64-refused 0 not asked as often yet
            ranges around-64 0 not asked as often yet
            ranges over-65 0 not asked as often yet
            ranges over-64-refused 0 not asked as often yet
            merkleRoot over-65 0 not asked as often yet
            merkleRoot third-refused 0 not asked as often yet
            merkleRoot over-64-refused 0 not asked as often yet
            verifyInclusion around-64 0 not asked as often yet
            verifyInclusion over-65 0 not asked as often yet
            verifyInclusion over-64-refused 0 not asked as often yet
            verifyConsistency around-64 0 not asked as often yet
            verifyConsistency over-65 0 not asked as often yet
            verifyConsistency over-64-refused 0 not asked as often yet
            domain third 0 not asked as often yet
            domain around-64 0 not asked as often yet
            domain over-65 0 not asked as often yet
            domain third-refused 1 not asked as often yet
            domain over-64-refused 0 not asked as often yet
            budget step-65 0 not asked as often yet
            domain step-65 0 not asked as often yet
            budgetRace residue-96 1 not asked as often yet
            verifyConsistency over-32-bits 1 not asked as often yet
            changedLeaves negative 0 not asked as often yet
            changedLeaves over-32-bits 0 not asked as often yet
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
        text.append("""

                ## Lower bounds and dashes

                | operation | telling value | at least | why |
                |---|---|--:|---|
                """);
        BY_CELL.forEach((cell, line) -> text.append("| ").append(cell.replace(" ", " | ")).append(" | ")
                .append(line.isNonsense() ? "-" : line.least()).append(" | ").append(line.why()).append(" |\n"));
    }
}
