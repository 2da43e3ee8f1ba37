package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.vectors.Vector;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A vector with its verdict.
 *
 * @param vector what was asked
 * @param verdict what came of it
 * @param got the wrong answer; only for a fail, also a known one
 * @param difference where the wrong answer first differs from the right one; only for a fail, also a known one
 * @param fault how the target broke; only for a fault, also a known one
 * @param reason why it was skipped, what was seen of the fault, or when it was wrong, if not when it was asked first;
 *     may differ from run to run for a fault
 * @param known the entry of the list of known failures
 */
public record Outcome(
        Vector vector,
        Verdict verdict,
        Optional<ObjectNode> got,
        Optional<Difference> difference,
        Optional<Fault> fault,
        String reason,
        Optional<KnownFailure> known) {

    static Outcome pass(Vector vector) {
        return new Outcome(
                vector, Verdict.PASS, Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    static Outcome fail(Vector vector, ObjectNode got, Difference difference) {
        return new Outcome(
                vector,
                Verdict.FAIL,
                Optional.of(got),
                Optional.of(difference),
                Optional.empty(),
                "",
                Optional.empty());
    }

    static Outcome fault(Vector vector, Fault fault, String seen) {
        return new Outcome(
                vector, Verdict.FAULT, Optional.empty(), Optional.empty(), Optional.of(fault), seen, Optional.empty());
    }

    static Outcome skip(Vector vector, String reason) {
        return new Outcome(
                vector, Verdict.SKIP, Optional.empty(), Optional.empty(), Optional.empty(), reason, Optional.empty());
    }

    /** Returns this outcome as the list of known failures has it: excused, outdated, or past its day and not excused. */
    Outcome known(KnownFailure entry, LocalDate today) {
        Verdict listed = switch (verdict) {
            case FAIL, FAULT -> today.isAfter(entry.expires()) ? verdict : Verdict.KNOWN;
            case PASS -> Verdict.OUTDATED;
            default -> verdict;
        };
        return new Outcome(vector, listed, got, difference, fault, reason, Optional.of(entry));
    }

    /** Tells whether the list of known failures excused it until a day that is past. */
    public boolean isExpired() {
        return known.isPresent() && (verdict == Verdict.FAIL || verdict == Verdict.FAULT);
    }

    /** Returns this outcome as it would have been judged on another day. */
    public Outcome judgedOn(LocalDate day) {
        if (verdict != Verdict.KNOWN) {
            return this;
        }
        Verdict unlisted = fault.isPresent() ? Verdict.FAULT : Verdict.FAIL;
        return new Outcome(vector, unlisted, got, difference, fault, reason, known).known(known.orElseThrow(), day);
    }

    /** Returns this outcome as that of a vector that was right at first, and was asked again after that number of others. */
    Outcome again(int others) {
        String when = "right at first; asked again after " + Count.of(others, "other");
        return because(reason.isEmpty() ? when : when + ": " + reason);
    }

    /** Returns when it was wrong, if not when it was asked first, as the beginning of a text. */
    public String when() {
        return difference.isEmpty() || reason.isEmpty() ? "" : reason + ": ";
    }

    /** Returns this outcome with another reason. */
    public Outcome because(String other) {
        return new Outcome(vector, verdict, got, difference, fault, other, known);
    }

    /** Returns what is to be said of an entry that is past its day. */
    public String expired() {
        return "was excused until " + known.orElseThrow().expires() + ": "
                + known.orElseThrow().reason();
    }

    /** Returns what is to be said of an outdated entry. */
    public String outdated() {
        return "is right, and listed as a known failure until "
                + known.orElseThrow().expires() + ": take it off the list";
    }
}
