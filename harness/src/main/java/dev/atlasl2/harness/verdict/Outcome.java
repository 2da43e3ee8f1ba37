package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.vectors.Vector;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A vector with its verdict.
 *
 * @param vector what was asked
 * @param verdict what came of it
 * @param got the wrong answer; only for a fail
 * @param difference where the wrong answer first differs from the right one; only for a fail
 * @param fault how the target broke; only for a fault
 * @param reason why it was skipped, or what was seen of the fault; may differ from run to run for a fault
 */
public record Outcome(
        Vector vector,
        Verdict verdict,
        Optional<ObjectNode> got,
        Optional<Difference> difference,
        Optional<Fault> fault,
        String reason) {

    static Outcome pass(Vector vector) {
        return new Outcome(vector, Verdict.PASS, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    static Outcome fail(Vector vector, ObjectNode got, Difference difference) {
        return new Outcome(vector, Verdict.FAIL, Optional.of(got), Optional.of(difference), Optional.empty(), "");
    }

    static Outcome fault(Vector vector, Fault fault, String seen) {
        return new Outcome(vector, Verdict.FAULT, Optional.empty(), Optional.empty(), Optional.of(fault), seen);
    }

    static Outcome skip(Vector vector, String reason) {
        return new Outcome(vector, Verdict.SKIP, Optional.empty(), Optional.empty(), Optional.empty(), reason);
    }
}
