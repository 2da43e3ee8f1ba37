package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.VectorFile;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.InParallel;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The inputs of one family, in order. An id is permanent: a changed input gets a new id. */
final class FamilyInputs {
    private record Entry(String id, Level level, String clause, String op, ObjectNode in, String note) {}

    private final String family;
    private final String title;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    FamilyInputs(String family, String title) {
        this.family = family;
        this.title = title;
    }

    FamilyInputs core(String slug, String clause, String op, ObjectNode in, String note) {
        return add(Level.CORE, slug, clause, op, in, note);
    }

    FamilyInputs full(String slug, String clause, String op, ObjectNode in, String note) {
        return add(Level.FULL, slug, clause, op, in, note);
    }

    FamilyInputs huge(String slug, String clause, String op, ObjectNode in, String note) {
        return add(Level.HUGE, slug, clause, op, in, note);
    }

    /** Asks the oracle for all answers. */
    VectorFile answered() {
        return new VectorFile(
                family,
                title,
                InParallel.map(
                        entries,
                        entry -> new Vector(
                                entry.id(),
                                family,
                                entry.level(),
                                entry.clause(),
                                entry.op(),
                                entry.in(),
                                Answers.answer(Operations.REFERENCE, entry.op(), entry.in()),
                                entry.note())));
    }

    private FamilyInputs add(Level level, String slug, String clause, String op, ObjectNode in, String note) {
        String id = family + "/" + slug;
        if (!ids.add(id)) {
            throw new IllegalStateException("id is given twice: " + id);
        }
        entries.add(new Entry(id, level, clause, op, in, note));
        return this;
    }
}
