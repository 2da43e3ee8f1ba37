package dev.atlasl2.harness.protocol;

/** A target broke. Checked, because every exchange with a target must decide how the run continues. */
public final class TargetFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /**
     * @param fault how
     * @param detail an observation, in one line if possible; for people, so it may differ from run to run
     */
    public TargetFault(Fault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    public TargetFault(Fault fault, String detail, Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    /** Returns how the target broke. */
    public Fault fault() {
        return fault;
    }
}
