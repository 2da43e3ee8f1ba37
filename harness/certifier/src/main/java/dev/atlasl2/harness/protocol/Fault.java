package dev.atlasl2.harness.protocol;

import java.util.Locale;

/** How a target broke. A fault is never a refusal: a refusal is an answer that the specification may demand. */
public enum Fault {
    /** It could not be started. */
    NO_START("could not be started", false),
    /** It said hello in a way that the protocol does not know, or not at all. */
    BAD_HELLO("did not introduce itself as the protocol asks", false),
    /** It ended with a status other than 0, or by a signal, where an answer was due. */
    CRASH("ended abnormally", false),
    /** It ended with status 0, or closed its output, where an answer was due. */
    EARLY_EXIT("ended before its answer", false),
    /** It gave no answer within the deadline. */
    HANG("gave no answer in time", false),
    /** It wrote a longer line, or more lines, than any answer has. */
    FLOOD("wrote more than an answer", false),
    /** It wrote a line that is not one JSON object. */
    BAD_JSON("wrote a line that is not a JSON object", false),
    /** It answered with another number than the request's, or with none. */
    WRONG_SEQ("answered a request that was not asked", false),
    /** It answered with an object that is none of the four kinds of answer. */
    BAD_ANSWER("answered in a form that the protocol does not know", true),
    /** It said itself that it broke. */
    REPORTED("reported a fault of its own", true),
    /** It broke too often before, so this was never asked. */
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

    /** Tells whether requests and answers are still in step, so that the session can go on. */
    public boolean inStep() {
        return inStep;
    }
}
