package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.pitfall.Pitfall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code atlas ask}: one request, and what the reference model says to it. */
class AskTest extends CommandFixture {
    @BeforeEach
    void makeTargets() {
        Pitfall dropped = pitfall("sum-tail-dropped");
        targets = Targets.of(
                RIGHT,
                OracleTarget.as("wrong", dropped),
                MISSING,
                OracleTarget.bent(
                        "odd",
                        (request, answer) -> request.path("type").asString().equals("run")
                                ? Json.object()
                                        .put("seq", request.get("seq").longValue())
                                        .put("unsupported", "not yet")
                                : answer));
    }

    @Test
    void rightAnswerIsShownNextToTheExpectedOne() {
        assertThat(run("ask", "right", "sum", "{\"data\":{\"hex\":\"ff\"}}")).isZero();
        assertThat(out).isEqualTo("answered {\"result\":\"OK\",\"sum\":63}\nexpected {\"result\":\"OK\",\"sum\":63}\n");
        assertThat(err).isEmpty();
    }

    @Test
    void wrongAnswerIsNamed() {
        assertThat(run("ask", "wrong", "sum", "{\"data\":{\"hex\":\"ff\"}}")).isEqualTo(ExitCode.FALSE);
        assertThat(out).endsWith("wrong    sum must be 63, got 0\n");
    }

    @Test
    void refusalIsAnAnswer() {
        assertThat(run("ask", "right", "slidingCheck", "{\"data\":{\"hex\":\"60\"},\"window\":0}"))
                .isZero();
        assertThat(out).contains("answered {\"result\":\"INVALID\"", "expected {\"result\":\"INVALID\"}");
    }

    @Test
    void operationThatIsNotOfferedIsNotRight() {
        assertThat(run("ask", "odd", "version")).isEqualTo(ExitCode.FALSE);
        assertThat(out).startsWith("answered {\"unsupported\":\"not yet\"}\nexpected ");
    }

    @Test
    void faultOfAProgramIsShownWithTheEndOfItsLog() {
        assertThat(run("ask", "command:sh -c 'echo in the log >&2; exit 7'", "version"))
                .isEqualTo(ExitCode.FALSE);
        assertThat(out).startsWith("fault    crash: ").contains("log      in the log\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "right   | summ  | {}                       | OP: unknown operation \"summ\"; did you mean sum?; known are version, ",
                "rigth   | sum   | {}                       | TARGET: unknown target \"rigth\"; did you mean right?; known are right, ",
                "right   | sum   | {\"data\":{\"hex\":\"ff\"} | IN:1: not JSON: ",
                "right   | sum   | [1]                      | IN: must be a JSON object, got ARRAY",
                "right   | sum   | {\"data\":{\"hex\":\"f\"}}  | IN: hex must ",
                "right   | sum   | {\"data\":{\"heX\":\"ff\"}} | IN: ",
                "right   | witnessTree | {\"data\":{\"hex\":\"ff\"}} | IN: k must be a 64-bit integer, got null",
                "right   | witness | {\"data\":{\"repeat\":\"ff\",\"count\":9000000000000}} | IN: the recipe makes 9000000000000 bytes",
                "command:| sum   | {}                       | TARGET: command: must be followed by a program",
            })
    void misuseIsOneLine(String target, String op, String in, String message) {
        assertThat(run("ask", target, op, in)).isEqualTo(ExitCode.USAGE);

        assertOneLine("atlas: " + message);
        assertThat(out).isEmpty();
    }

    @Test
    void targetThatIsMissingIsNamedWithItsFix() {
        assertThat(run("ask", "missing", "version")).isEqualTo(ExitCode.BROKEN);
        assertOneLine("atlas: TARGET: it was never built; to change that: build it");
    }
}
