package dev.atlasl2.wasm.lowering;

/**
 * An engine: which functions a module exports and which functions its {@code @Link} calls use.
 *
 * @param name the engine's name, also the prefix of its functions among TeaVM's exports
 */
record Engine(String name) {
    /** Prefix of the functions that every engine exports. */
    static final String ABI = "abi.";
    /** Prefix of the functions for engines that have none of their own for a {@code @Link}. */
    static final String PLAIN = "plain.";
    /** TeaVM's export that runs first. */
    static final String START = "start";

    /** Returns the function that {@code @Link(point)} calls. */
    int link(WasmModule module, String point) {
        Integer own = module.exports().get(name + "." + point);
        Integer function = own != null ? own : module.exports().get(PLAIN + point);
        if (function == null) {
            throw new LoweringException("engine " + name + " has no function for @Link(\"" + point
                    + "\"): expected an export " + name + "." + point + " or " + PLAIN + point);
        }
        return function;
    }
}
