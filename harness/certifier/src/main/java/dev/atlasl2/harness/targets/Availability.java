package dev.atlasl2.harness.targets;

/** Whether a target can be opened on this machine. */
public sealed interface Availability {
    /**
     * It can.
     *
     * @param where what will run, such as a path
     */
    record Available(String where) implements Availability {}

    /**
     * It cannot.
     *
     * @param reason why
     * @param fix what would change that, as an instruction
     */
    record Missing(String reason, String fix) implements Availability {}
}
