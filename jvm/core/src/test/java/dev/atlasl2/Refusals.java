package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Asserts that a call is refused with a code, and returns the message, so that a test can check which argument it
 * names.
 */
final class Refusals {
    private Refusals() {}

    static AbstractStringAssert<?> assertInvalid(ThrowingCallable call) {
        return assertRefused(ErrorCode.INVALID, call);
    }

    static AbstractStringAssert<?> assertRefused(ErrorCode code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(AtlasException.class);
        assertThat(((AtlasException) thrown).code()).as(thrown.getMessage()).isEqualTo(code);
        return assertThat(thrown.getMessage());
    }
}
