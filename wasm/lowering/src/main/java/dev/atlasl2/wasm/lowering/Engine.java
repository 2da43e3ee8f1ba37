package dev.atlasl2.wasm.lowering;

import java.util.Map;

/**
 * One way of computing: which functions a module exports and what its {@code @Link} calls mean.
 *
 * @param name the engine's name, also the prefix of its functions among TeaVM's exports
 */
record Engine(String name) {
    /** Prefix of what every engine exports. */
    static final String ABI = "abi.";
    /** TeaVM's export that runs first. */
    static final String START = "start";

    /** Returns the function that {@code @Link(point)} means. */
    int link(Module module, String point) {
        Integer function = module.exports().get(name + "." + point);
        if (function == null) {
            throw new LoweringException("engine " + name + " has no function for @Link(\"" + point
                    + "\"): expected an export " + name + "." + point);
        }
        return function;
    }

    /** Returns whether an export is the engine's public interface. */
    static boolean isPublic(Map.Entry<String, Integer> export) {
        return export.getKey().startsWith(ABI);
    }
}
