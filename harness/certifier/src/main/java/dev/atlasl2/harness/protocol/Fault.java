package dev.atlasl2.harness.protocol;

import java.util.Locale;

/** How a target broke. A fault is never a refusal: a refusal is an answer, which the specification may require. */
public enum Fault {
    /** It could not be started. */
    NO_START("could not be started", false),
    /** Its introduction was missing, or not one that the protocol knows. */
    BAD_HELLO("did not introduce itself as the protocol asks", false),
    /** It ended with a status other than 0, or by a signal, when an answer was due. */
    CRASH("ended abnormally", false),
    /** It ended with status 0, or closed its output, when an answer was due. */
    EARLY_EXIT("ended before its answer", false),
    /** It gave no answer within the deadline. */
    HANG("gave no answer in time", false),
    /** It wrote a longer line, or more lines, than any answer has. */
    FLOOD("wrote more than an answer", false),
    /** It wrote a line that is not one JSON object. */
    BAD_JSON("wrote a line that is not a JSON object", false),
    /** Its answer has another number than the request, or none. */
    WRONG_SEQ("answered a request that was not asked", false),
    /** Its answer is an object, but not one of the four kinds of answer. */
    BAD_ANSWER("answered in a form that the protocol does not know", true),
    /** It reported itself that it broke. */
    REPORTED("reported a fault of its own", true),
    /** It broke too often before, so this was never sent. */
    GIVEN_UP("was given up before this request", true);

    private final String text;
    private final boolean inStep;

    Fault(String text, boolean inStep) {
        this.text = text;
        this.inStep = inStep;
    }

    /** Returns the name as reports and certificates write it, such as {@code early-exit}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what happened, as a predicate of "the target". */
    public String text() {
        return text;
    }

    /** Returns whether requests and answers are still in step, so that the session can continue. */
    public boolean inStep() {
        return inStep;
    }
}
