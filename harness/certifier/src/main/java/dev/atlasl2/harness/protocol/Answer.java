package dev.atlasl2.harness.protocol;

import dev.atlasl2.spec.ErrorCode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target's answer, in step with its request.
 *
 * @param kind a result or "unsupported"; faults are thrown
 * @param body the whole answer without {@code seq}
 * @param text the result's code, or why the request is not supported
 */
public record Answer(Kind kind, ObjectNode body, String text) {
    /** The two answers that are not faults. */
    public enum Kind {
        /** The call succeeded or was refused. */
        RESULT,
        /** The target does not offer this. */
        UNSUPPORTED
    }

    private static final Set<String> CODES =
            Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** Returns the name of the error code, for a result. */
    public String result() {
        return text;
    }

    static Answer read(String line, long seq) throws TargetFault {
        ObjectNode body = Wire.read(line);
        JsonNode got = body.remove("seq");
        if (got == null || !got.isIntegralNumber() || !got.canConvertToLong() || got.longValue() != seq) {
            throw new TargetFault(
                    Fault.WRONG_SEQ,
                    "seq must be " + seq + ", got " + (got == null ? "none" : Excerpt.of(got.toString())));
        }
        if (body.has("fault")) {
            throw new TargetFault(Fault.REPORTED, Excerpt.of(body.path("fault").asString("")));
        }
        if (body.path("unsupported").isString()) {
            return new Answer(
                    Kind.UNSUPPORTED, body, Excerpt.of(body.path("unsupported").stringValue()));
        }
        JsonNode result = body.path("result");
        if (!result.isString() || !CODES.contains(result.stringValue())) {
            throw new TargetFault(Fault.BAD_ANSWER, "neither result, unsupported nor fault: " + Excerpt.of(line));
        }
        return new Answer(Kind.RESULT, body, result.stringValue());
    }
}
