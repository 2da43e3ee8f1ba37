package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Version, error codes and constants. A module has no exports for the last two: a host takes them from spec/ABI.md. */
final class RawMeta {
    /** By their numbers. */
    private static final List<String> CODES =
            List.of("OK", "INVALID", "MEMORY", "STATE", "BUDGET", "CONSERVATION", "WITNESS", "DESTROYED");

    private static final Map<String, Integer> CONSTANTS = Map.of(
            "modulus", 96,
            "page", 256,
            "cycle", 768,
            "structure", 12_288,
            "maxWindow", 1 << 20,
            "maxBatch", 256,
            "minLeafLog2", 8,
            "maxLeafLog2", 16,
            "defaultLeafLog2", 12,
            "record", Host.RECORD);

    private final RawModule module;

    RawMeta(RawModule module) {
        this.module = module;
    }

    void addTo(Map<String, Operation> table) {
        table.put("version", (in, out) -> {
            int packed = module.call("version");
            out.put("packed", packed).put("text", text(packed));
        });
        table.put("errorCodes", RawMeta::errorCodes);
        table.put("constants", (in, out) -> CONSTANTS.forEach(out::put));
    }

    /** Returns the name of a code that a module returned. */
    static String code(int number) {
        if (number < 0 || number >= CODES.size()) {
            throw new AssertionError("a module returned " + number + ", which is not an error code");
        }
        return CODES.get(number);
    }

    static String text(int packed) {
        return (packed >>> 16) + "." + (packed >>> 8 & 0xff) + "." + (packed & 0xff);
    }

    private static void errorCodes(Arguments in, ObjectNode out) {
        ObjectNode codes = out.putObject("codes");
        for (String name : CODES) {
            codes.put(name, CODES.indexOf(name));
        }
    }
}
