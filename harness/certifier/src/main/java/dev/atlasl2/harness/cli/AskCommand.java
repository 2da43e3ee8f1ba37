package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.protocol.Answer;
import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Difference;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "ask",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Send one request to a target, and print its answer and that of the reference model.",
        footer = {
            "%nExample: atlas ask jvm-swar sum '{\"data\":{\"hex\":\"ff\"}}'",
            "Exit codes: 0 the answer is right, 1 it is wrong or there is none, 2 usage, 3 the target is not available."
        })
final class AskCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    /** Enough for the longest input that one line can describe on a slow target. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = "A target of 'atlas targets', or 'command:CMD ARG...', or 'container:IMAGE'.")
    private String named;

    @Parameters(index = "1", paramLabel = "OP", description = "An operation of spec/PROTOCOL.md, such as sum.")
    private String op;

    @Parameters(
            index = "2",
            paramLabel = "IN",
            arity = "0..1",
            defaultValue = "{}",
            description = "Its input: a JSON object, or - to read that from standard input. Default: {}.")
    private String in;

    AskCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!Answers.operations().contains(op)) {
            throw Refusal.usage("OP: unknown operation \"" + op + '"' + Suggestion.of(op, Answers.operations())
                    + "; known are " + String.join(", ", Answers.operations()));
        }
        ObjectNode input = input();
        ObjectNode expected = expected(input);
        Target target = NamedTarget.available(context, "TARGET", named);
        try (Conversation conversation = new Conversation(target.open())) {
            return show(conversation, input, expected, target.timeFactor());
        } catch (TargetFault e) {
            return fault(e, "");
        }
    }

    private int show(Conversation conversation, ObjectNode input, ObjectNode expected, int timeFactor) {
        Answer answer;
        try {
            conversation.hello(context.limits().start().multipliedBy(timeFactor));
            answer = conversation.run(op, input, DEADLINE.multipliedBy(timeFactor));
        } catch (TargetFault e) {
            return fault(e, conversation.log());
        }
        if (answer.kind() == Answer.Kind.UNSUPPORTED) {
            line(Screen.Tone.UNSURE, "answered", answer.body().toString());
            line(Screen.Tone.QUIET, "expected", expected.toString());
            return ExitCode.FALSE;
        }
        Optional<Difference> difference = Difference.of(expected, answer.body());
        line(
                difference.isEmpty() ? Screen.Tone.GOOD : Screen.Tone.BAD,
                "answered",
                answer.body().toString());
        line(Screen.Tone.QUIET, "expected", expected.toString());
        difference.ifPresent(found -> line(Screen.Tone.BAD, "wrong", found.text()));
        return difference.isEmpty() ? ExitCode.TRUE : ExitCode.FALSE;
    }

    private int fault(TargetFault e, String log) {
        line(Screen.Tone.BAD, "fault", e.fault().id() + ": " + e.getMessage());
        log.lines().forEach(line -> line(Screen.Tone.QUIET, "log", line));
        return ExitCode.FALSE;
    }

    private void line(Screen.Tone tone, String label, String text) {
        context.out().printf("%s %s%n", context.screen().paint(tone, "%-8s".formatted(label)), PlainText.of(text));
    }

    private ObjectNode input() {
        try {
            return Json.readObject("IN", in.equals(STANDARD_INPUT) ? standardInput() : in);
        } catch (CorpusException e) {
            throw Refusal.usage(e.getMessage());
        }
    }

    private static String standardInput() {
        try (InputStream input = new FileInputStream(FileDescriptor.in)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Refusal.usage("IN: standard input cannot be read: " + e.getMessage());
        }
    }

    /** The reference model answers every input of the protocol; others are mistakes of the user. */
    private ObjectNode expected(ObjectNode input) {
        try {
            return Answers.answer(Operations.REFERENCE, op, input);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Refusal.usage("IN: " + e.getMessage());
        }
    }
}
