package dev.atlasl2.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a call is refused with a code, and that the message says what it must (clause S1.4). */
final class Refusals {
    private Refusals() {}

    static void assertRefused(ErrorCode code, String inMessage, ThrowingCallable call) {
        assertThatExceptionOfType(AtlasException.class)
                .isThrownBy(call)
                .withMessageContaining(inMessage)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    static void assertInvalid(String inMessage, ThrowingCallable call) {
        assertRefused(ErrorCode.INVALID, inMessage, call);
    }
}
