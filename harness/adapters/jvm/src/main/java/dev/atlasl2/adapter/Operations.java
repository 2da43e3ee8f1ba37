package dev.atlasl2.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The table of operations: name to what answers it. */
final class Operations {
    /** Writes the fields of its row into the answer; a refusal is thrown. */
    interface Operation {
        void run(Arguments in, ObjectNode out);
    }

    private static final Map<String, Operation> TABLE = new LinkedHashMap<>();

    static {
        PureOperations.addTo(TABLE);
        MemoryOperations.addTo(TABLE);
        WitnessOperations.addTo(TABLE);
        SequenceOperations.addTo(TABLE);
        RaceOperations.addTo(TABLE);
    }

    private Operations() {}

    static Operation named(String op) {
        Operation operation = TABLE.get(op);
        if (operation == null) {
            throw new UnsupportedOperationException("operation " + op + " is not known here");
        }
        return operation;
    }

    static Set<String> names() {
        return TABLE.keySet();
    }
}
