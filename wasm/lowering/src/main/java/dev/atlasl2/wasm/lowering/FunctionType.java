package dev.atlasl2.wasm.lowering;

import java.util.List;

/** Operand types and result types of a function, a block or an instruction. */
record FunctionType(List<ValueType> params, List<ValueType> results) {
    FunctionType {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }

    FunctionType lowered() {
        return new FunctionType(
                params.stream().map(ValueType::lowered).toList(),
                results.stream().map(ValueType::lowered).toList());
    }

    boolean usesReferences() {
        return params.contains(ValueType.REFERENCE) || results.contains(ValueType.REFERENCE);
    }

    @Override
    public String toString() {
        return params + " -> " + results;
    }
}
