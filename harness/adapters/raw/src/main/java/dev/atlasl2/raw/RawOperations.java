package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of operations, by name, answered by a raw module. */
final class RawOperations {
    private RawOperations() {}

    static Map<String, Operation> of(RawModule module) {
        Map<String, Operation> table = new LinkedHashMap<>();
        RawSums sums = new RawSums(module);
        RawTrees trees = new RawTrees(module);
        new RawMeta(module).addTo(table);
        sums.addTo(table);
        new RawMemory(module, sums).addTo(table);
        new RawBatches(module).addTo(table);
        new RawWitnesses(module).addTo(table);
        trees.addTo(table);
        new RawProofs(module, trees).addTo(table);
        table.put("ranges", (in, out) -> RawRanges.answer(sums, trees, in, out));
        RawBudget.addTo(table, module);
        new RawDomains(module).addTo(table);
        return table;
    }
}
