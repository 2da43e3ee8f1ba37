package dev.atlasl2.vectors.oracle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the protocol's requests to an implementation: an operation's JSON goes in, and its answer comes out, without
 * {@code seq} and {@code message}.
 */
public final class Answers {
    /** Answers one operation. */
    @FunctionalInterface
    interface Row {
        ObjectNode answer(Operations impl, Arguments in);
    }

    private static final Map<String, Row> ROWS = rows();

    private Answers() {}

    /** Returns the names of all operations, in the protocol's order. */
    public static Set<String> operations() {
        return ROWS.keySet();
    }

    /**
     * Returns the implementation's answer.
     *
     * @throws IllegalArgumentException if the operation is unknown or an argument has the wrong JSON type
     */
    public static ObjectNode answer(Operations impl, String op, ObjectNode in) {
        return answer(impl, op, in, Regions.ANEW);
    }

    /** The same, with the bytes of recipes taken from {@code regions}. */
    public static ObjectNode answer(Operations impl, String op, ObjectNode in, Regions regions) {
        Row row = ROWS.get(op);
        if (row == null) {
            throw new IllegalArgumentException("unknown operation \"" + op + '"');
        }
        return row.answer(impl, new Arguments(in, regions));
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        MetaAnswers.addTo(rows);
        SumAnswers.addTo(rows);
        DeltaAnswers.addTo(rows);
        MemoryAnswers.addTo(rows);
        BatchAnswers.addTo(rows);
        BudgetAnswers.addTo(rows);
        WitnessAnswers.addTo(rows);
        TreeAnswers.addTo(rows);
        DomainAnswers.addTo(rows);
        return Collections.unmodifiableMap(rows);
    }
}
