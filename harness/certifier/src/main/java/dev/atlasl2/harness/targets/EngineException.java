package dev.atlasl2.harness.targets;

/**
 * The container engine could not execute a request. This says nothing about a target, so it is not a fault: the run
 * cannot continue, and there is no certificate.
 */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
