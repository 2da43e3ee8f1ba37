package dev.atlasl2.vectors;

import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * One input with its one right answer. The trees are shared: read them, do not change them.
 *
 * @param id permanent name, such as {@code sum/ff-4129}; begins with the family
 * @param family the file that contains it, such as {@code sum}
 * @param level how demanding it is for the machine
 * @param clause the clause of the specification that it tests, such as {@code S2.1}
 * @param op the protocol's operation
 * @param in the operation's arguments, as in the protocol
 * @param expect the right answer, without {@code seq} and {@code message}
 * @param note why the vector exists; may be empty
 */
public record Vector(
        String id,
        String family,
        Level level,
        String clause,
        String op,
        ObjectNode in,
        ObjectNode expect,
        String note) {
    public Vector {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(expect, "expect");
        Objects.requireNonNull(note, "note");
    }

    /** Returns the vector as its one line in a vector file. */
    public String line() {
        ObjectNode line = Json.object();
        line.put("id", id).put("level", level.json()).put("clause", clause).put("op", op);
        line.set("in", in);
        line.set("expect", expect);
        if (!note.isEmpty()) {
            line.put("note", note);
        }
        return line.toString();
    }
}
