package dev.atlasl2.adapter.protocol;

import tools.jackson.databind.node.ObjectNode;

/** Answers one operation of the protocol. */
public interface Operation {
    /** Writes the fields of its row into the answer; a refusal is thrown. */
    void run(Arguments in, ObjectNode out);
}
