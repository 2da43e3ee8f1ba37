package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Conversation;
import tools.jackson.databind.node.ObjectNode;

/** A raw module as a target. */
final class RawTarget {
    /** Only the core vectors: the interpreter hashes about 0.5 MB per second (Zen 3). */
    private static final long MAX_BYTES = 1 << 25;

    private RawTarget() {}

    /** @param engine what runs the module, for the introduction */
    static Conversation of(RawModule module, String engine) {
        return new Conversation(
                RawOperations.of(module), answer -> introduce(module, engine, answer), RawTarget::bench);
    }

    private static void introduce(RawModule module, String engine, ObjectNode answer) {
        answer.put("name", "atlas-l2 (raw WebAssembly)")
                .put("version", RawMeta.text(module.call("version")))
                .put("runtime", "Endive interpreter, Java " + Runtime.version())
                .put("engine", engine)
                .put("semantics", module.call("version"))
                .put("maxBytes", MAX_BYTES);
        answer.putArray("levels").add("core");
        answer.putArray("bench");
    }

    private static void bench(Arguments request, ObjectNode answer) {
        throw new IllegalArgumentException("no bench is offered here");
    }
}
