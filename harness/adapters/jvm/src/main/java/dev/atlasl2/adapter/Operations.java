package dev.atlasl2.adapter;

import dev.atlasl2.adapter.protocol.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of operations, by name. */
final class Operations {
    private Operations() {}

    static Map<String, Operation> table() {
        Map<String, Operation> table = new LinkedHashMap<>();
        PureOperations.addTo(table);
        MemoryOperations.addTo(table);
        WitnessOperations.addTo(table);
        SequenceOperations.addTo(table);
        RaceOperations.addTo(table);
        return table;
    }
}
