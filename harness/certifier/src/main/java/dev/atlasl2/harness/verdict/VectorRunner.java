package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Answer;
import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Vector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends vectors to one target, one after the other. A target that gets out of step is ended and started again for the
 * next vector, so that one bad answer affects one verdict. A target that breaks repeatedly, or cannot be started, is
 * given up. Used by one thread.
 */
public final class VectorRunner implements AutoCloseable {
    /**
     * After this number of consecutive faults, or of restarts, no more vectors are sent: a hang takes its whole
     * deadline each time.
     */
    private static final int MAX_IN_A_ROW = 5;

    private static final int MAX_RESTARTS = 20;
    /** The maximum number of consecutive starts of a target whose introduction fails in a different way each time. */
    private static final int MAX_FAILED_STARTS = 3;

    private final Target target;
    private final TimeLimits limits;
    private final List<String> notes = new ArrayList<>();
    private Conversation conversation;
    private Hello hello;
    private boolean greeted;
    /** The programs of the session with the latest introduction; before it, a command may still be starting them. */
    private List<Path> programs = List.of();

    private int starts;
    private int faultsInARow;
    private Breakage failedStart;
    private int failedStarts;
    /** Of {@link #greet}: reported with the first vector. */
    private TargetFault unsaid;
    /** Why no more vectors are sent. */
    private String givenUp;

    private int asked;
    /** When each right vector was sent, by its id. */
    private final Map<String, Integer> firstAsked = new HashMap<>();

    /** By the vector itself, whose own hash would include all its JSON. */
    private final IdentityHashMap<Vector, InputSize> sizes = new IdentityHashMap<>();

    private Duration limit = Duration.ZERO;
    private long deadline;

    public VectorRunner(Target target, TimeLimits limits) {
        this.target = target;
        this.limits = limits;
    }

    /** Returns the introduction of the target; empty if there was none. */
    public Optional<Hello> hello() {
        return Optional.ofNullable(hello);
    }

    /** Starts the target, and returns its introduction. */
    public Optional<Hello> greet() {
        try {
            start();
        } catch (TargetFault e) {
            unsaid = e;
        }
        return Optional.ofNullable(hello);
    }

    /** Returns a verdict for every vector, whatever the target does. */
    public TargetRun run(List<Vector> vectors, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>(vectors.size());
        allowTimeFor(vectors);
        for (Vector vector : vectors) {
            firstAsked.put(vector.id(), asked++);
            Outcome outcome = judge(vector);
            outcomes.add(outcome);
            progress.judged(target.id(), outcomes.size(), vectors.size(), outcome);
        }
        return new TargetRun(
                target.id(),
                target.artifacts(programs),
                target.isEmulated(),
                Optional.ofNullable(hello),
                outcomes,
                notes);
    }

    /**
     * Sends a sample of the right vectors again, in another order: see {@link Repetition}. If the target is given up in
     * the meantime, no more are sent.
     *
     * @return the run, with a new verdict for each of these that is not right again
     */
    public TargetRun again(TargetRun run, Progress progress) {
        if (run.outcomes().stream().anyMatch(VectorRunner::isGivenUp)) {
            return run;
        }
        List<Vector> sample = Repetition.of(run.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.PASS)
                .map(Outcome::vector)
                .toList());
        Map<String, Outcome> wrong = new HashMap<>();
        int notesBefore = notes.size();
        allowTimeFor(sample);
        for (int i = 0; i < sample.size() && wrong.values().stream().noneMatch(VectorRunner::isGivenUp); i++) {
            Vector vector = sample.get(i);
            int others = asked++ - firstAsked.getOrDefault(vector.id(), 0) - 1;
            Outcome outcome = judge(vector);
            if (outcome.verdict() != Verdict.PASS) {
                wrong.putIfAbsent(vector.id(), outcome.again(others));
            }
            progress.judged(target.id(), i + 1, sample.size(), outcome);
        }
        return run.with(run.outcomes().stream()
                        .map(outcome -> wrong.getOrDefault(outcome.vector().id(), outcome))
                        .toList())
                .andNoting(notes.subList(notesBefore, notes.size()).stream()
                        .map(note -> "asked again, " + note)
                        .toList());
    }

    /**
     * Says goodbye. If the target does not answer that as the protocol says, the run gets a note: everything was
     * answered before, so no verdict changes.
     */
    public TargetRun end(TargetRun run) {
        Optional<String> wrong = conversation == null ? Optional.empty() : conversation.goodbye();
        conversation = null;
        return wrong.map(seen -> run.andNoting(List.of("at bye: " + seen))).orElse(run);
    }

    private static boolean isGivenUp(Outcome outcome) {
        return outcome instanceof Outcome.Broken broken && broken.fault() == Fault.GIVEN_UP;
    }

    private InputSize size(Vector vector) {
        return sizes.computeIfAbsent(vector, InputSize::of);
    }

    private void allowTimeFor(List<Vector> vectors) {
        limit = limits.of(vectors, this::size).multipliedBy(target.timeFactor());
        deadline = System.nanoTime() + limit.toNanos();
    }

    @Override
    public void close() {
        if (conversation != null) {
            conversation.close();
            conversation = null;
        }
    }

    private Outcome judge(Vector vector) {
        if (unsaid != null) {
            TargetFault first = unsaid;
            unsaid = null;
            return broken(vector, first);
        }
        if (givenUp != null) {
            return new Outcome.Broken(vector, Fault.GIVEN_UP, givenUp);
        }
        if (faultsInARow >= MAX_IN_A_ROW) {
            return new Outcome.Broken(vector, Fault.GIVEN_UP, "it broke on " + faultsInARow + " vectors in a row");
        }
        if (starts > MAX_RESTARTS) {
            return new Outcome.Broken(vector, Fault.GIVEN_UP, "it had to be restarted " + MAX_RESTARTS + " times");
        }
        if (left().isNegative()) {
            return new Outcome.Broken(vector, Fault.GIVEN_UP, "the run took longer than " + limit.toSeconds() + " s");
        }
        try {
            Outcome outcome = ask(vector);
            faultsInARow = 0;
            return outcome;
        } catch (TargetFault e) {
            return broken(vector, e);
        }
    }

    private Outcome ask(Vector vector) throws TargetFault {
        start();
        if (!hello.levels().contains(vector.level())) {
            return new Outcome.Skip(
                    vector,
                    "the target does not declare the level " + vector.level().json());
        }
        if (!hello.operations().contains(vector.op())) {
            return new Outcome.Skip(vector, "the target does not offer " + vector.op());
        }
        InputSize size = size(vector);
        if (size.region() > hello.maxBytes()) {
            return new Outcome.Skip(
                    vector, "its region is longer than the " + hello.maxBytes() + " bytes that the target addresses");
        }
        Duration longest = limits.of(vector, size).multipliedBy(target.timeFactor());
        Answer answer = conversation.run(vector.op(), vector.in(), least(longest, left()));
        if (answer.kind() == Answer.Kind.UNSUPPORTED) {
            return new Outcome.Skip(vector, "unsupported: " + answer.text());
        }
        return Difference.of(vector.expect(), answer.body())
                .<Outcome>map(difference -> new Outcome.Fail(vector, answer.body(), difference, ""))
                .orElseGet(() -> new Outcome.Pass(vector));
    }

    private Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void start() throws TargetFault {
        if (conversation == null) {
            starts++;
            greeted = false;
            conversation = new Conversation(target.open());
            hello = conversation.hello(limits.start().multipliedBy(target.timeFactor()));
            greeted = true;
            programs = conversation.programs();
            failedStart = null;
            failedStarts = 0;
        }
    }

    private Outcome broken(Vector vector, TargetFault e) {
        String log = conversation == null || (greeted && e.fault().inStep()) ? "" : conversation.log();
        Breakage breakage = new Breakage(e, log);
        if (!greeted) {
            notStarted(breakage);
            close();
            return new Outcome.Broken(vector, e.fault(), breakage.line());
        }
        // A fault that the target reports is an answer about this vector. It does not mean that the next one will fail
        // too.
        if (e.fault() != Fault.REPORTED) {
            faultsInARow++;
        }
        notes.add(vector.id() + ": " + e.fault().id() + ": " + breakage.line());
        if (!e.fault().inStep()) {
            close();
        }
        return new Outcome.Broken(vector, e.fault(), breakage.line());
    }

    /**
     * A start that fails twice in the same way will fail again. Silence takes the whole deadline, so once is enough.
     */
    private void notStarted(Breakage breakage) {
        boolean isFirst = hello == null;
        boolean isKnown = breakage.isLike(failedStart);
        if (!isKnown) {
            notes.add(breakage.noStartAndLog(isFirst));
        }
        failedStart = breakage;
        failedStarts++;
        if (isKnown || breakage.fault() == Fault.HANG || failedStarts == MAX_FAILED_STARTS) {
            givenUp = "it " + breakage.noStart(isFirst);
        }
    }
}
