package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.vectors.Vector;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The outcome of one vector: one record for each kind. */
public sealed interface Outcome {
    /** Returns the vector. */
    Vector vector();

    /** Returns the kind, by its name in certificates and reports. */
    Verdict verdict();

    /** Returns the reason, for people; may be empty, and may differ from run to run unless it is a skip. */
    String reason();

    /** Returns this outcome with its reason changed, if it has one. */
    Outcome because(UnaryOperator<String> change);

    /** Returns this outcome without the list of known failures. */
    default Outcome unlisted() {
        return this;
    }

    /**
     * Returns this outcome with the list of known failures applied: excused, outdated, or past its day and not excused.
     */
    default Listed listed(KnownFailure entry, LocalDate today) {
        return new Listed(this, entry, today.isAfter(entry.expires()));
    }

    /** Returns this outcome as it would have been judged on another day. */
    default Outcome judgedOn(LocalDate day) {
        return this;
    }

    /**
     * Returns this outcome as that of a vector that was right at first, and was sent again after that number of others.
     */
    default Outcome again(int others) {
        String when = "right at first; asked again after " + Count.of(others, "other");
        return because(reason -> reason.isEmpty() ? when : when + ": " + reason);
    }

    /** The answer is right. */
    record Pass(Vector vector) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.PASS;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public Outcome because(UnaryOperator<String> change) {
            return this;
        }
    }

    /**
     * The answer is wrong.
     *
     * @param got the answer
     * @param difference where it first differs from the right one
     * @param reason when it was wrong, if not the first time; otherwise empty
     */
    record Fail(Vector vector, ObjectNode got, Difference difference, String reason) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.FAIL;
        }

        @Override
        public Outcome because(UnaryOperator<String> change) {
            return new Fail(vector, got, difference, change.apply(reason));
        }

        /** Returns when it was wrong, if not the first time, as the beginning of a text. */
        public String when() {
            return reason.isEmpty() ? "" : reason + ": ";
        }
    }

    /**
     * There was no answer that could be judged.
     *
     * @param fault how the target broke
     * @param reason the observation
     */
    record Broken(Vector vector, Fault fault, String reason) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.FAULT;
        }

        @Override
        public Outcome because(UnaryOperator<String> change) {
            return new Broken(vector, fault, change.apply(reason));
        }
    }

    /**
     * The vector was not sent, or the target does not offer it.
     *
     * @param reason why; the same in every run
     */
    record Skip(Vector vector, String reason) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.SKIP;
        }

        @Override
        public Outcome because(UnaryOperator<String> change) {
            return new Skip(vector, change.apply(reason));
        }
    }

    /**
     * One of the others, with an entry in the list of known failures.
     *
     * @param unlisted the outcome itself
     * @param isPast whether the last day of the entry is past
     */
    record Listed(Outcome unlisted, KnownFailure entry, boolean isPast) implements Outcome {
        @Override
        public Vector vector() {
            return unlisted.vector();
        }

        @Override
        public Verdict verdict() {
            return switch (unlisted) {
                case Pass _ -> Verdict.OUTDATED;
                case Fail _, Broken _ -> isPast ? unlisted.verdict() : Verdict.KNOWN;
                case Skip _, Listed _ -> unlisted.verdict();
            };
        }

        @Override
        public String reason() {
            return unlisted.reason();
        }

        @Override
        public Outcome because(UnaryOperator<String> change) {
            return new Listed(unlisted.because(change), entry, isPast);
        }

        @Override
        public Listed listed(KnownFailure other, LocalDate today) {
            return unlisted.listed(other, today);
        }

        @Override
        public Outcome judgedOn(LocalDate day) {
            return isPast ? this : unlisted.listed(entry, day);
        }

        /** Returns whether it is wrong, and was excused until a day that is past. */
        public boolean isExpired() {
            return verdict() == Verdict.FAIL || verdict() == Verdict.FAULT;
        }

        /** Returns the effect of the list, in words. */
        public String text() {
            return switch (verdict()) {
                case OUTDATED ->
                    "is right, and listed as a known failure until " + entry.expires() + ": take it off the list";
                case KNOWN -> "excused until " + entry.expires() + ": " + entry.reason();
                default -> "was excused until " + entry.expires() + ": " + entry.reason();
            };
        }
    }
}
