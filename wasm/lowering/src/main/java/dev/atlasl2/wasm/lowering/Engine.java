package dev.atlasl2.wasm.lowering;

/**
 * One way of computing: which functions a module exports and what its {@code @Link} calls mean.
 *
 * @param name the engine's name, also the prefix of its functions among TeaVM's exports
 */
record Engine(String name) {
    /** Prefix of what every engine exports. */
    static final String ABI = "abi.";
    /** Prefix of the functions of engines that have none of their own for a {@code @Link}. */
    static final String PLAIN = "plain.";
    /** TeaVM's export that runs first. */
    static final String START = "start";

    /** Returns the function that {@code @Link(point)} means. */
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
