package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A choice that is made in the background. The incumbent works until the challenger has won. If anything goes wrong,
 * the incumbent stays and the choice becomes final: the thread cannot be started, the challenger throws, or a class
 * loader is closed during the race.
 */
final class Race<T> implements Runnable {
    private final Candidates<T> candidates;
    private final Consumer<Choice<T>> end;
    /** Made here, because the thread of the race cannot load a class any more if its class loader was closed. */
    private final Choice<T> failed;

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile Choice<T> choice;
    private volatile boolean over;

    /**
     * @param reason of the incumbent before the race
     * @param end gets the final choice; if it throws, the incumbent stays
     */
    Race(Candidates<T> candidates, String reason, Consumer<Choice<T>> end) {
        this.candidates = candidates;
        this.end = end;
        failed = candidates.incumbent("the race with " + candidates.family() + " failed", Level.DEBUG);
        choice = candidates.incumbent(reason, Level.OFF);
    }

    /** Returns whether {@link #begin} was called. */
    boolean hasBegun() {
        return begun.get();
    }

    /** Returns whether the choice is final. */
    boolean isOver() {
        return over;
    }

    /** Returns the choice at this moment. */
    Choice<T> choice() {
        return choice;
    }

    /** Waits until it is known whether there is a challenger, and returns the choice at that moment. */
    Choice<T> known() {
        boolean interrupted = false;
        while (true) {
            try {
                known.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return choice;
    }

    /**
     * Begins the race, at the first call.
     *
     * @param background may throw: the incumbent then stays
     */
    void begin(Executor background) {
        if (begun.get() || !begun.compareAndSet(false, true)) {
            return;
        }
        try {
            choice = candidates.incumbent("the race with " + candidates.family() + " is on", Level.OFF);
            background.execute(this);
        } catch (Throwable e) { // slower, not broken
            callOff("no thread could be started for a race with " + candidates.family() + ": " + e);
        }
    }

    /** Ends the race before it has begun. */
    void callOff(String reason) {
        end(candidates.incumbent(reason, Level.OFF));
    }

    @Override
    public void run() {
        Choice<T> outcome;
        try {
            outcome = race();
        } catch (Throwable e) {
            outcome = failed(e);
        }
        end(outcome);
    }

    private Choice<T> race() throws InterruptedException {
        Choice<T> challenger = candidates.challenger(candidates.family());
        if (challenger.value() == null) {
            return candidates.incumbent(challenger.reason(), challenger.level());
        }
        String missing = OptimizingCompiler.missing();
        if (missing != null) {
            return candidates.incumbent(missing, Level.DEBUG);
        }
        choice = candidates.racing(challenger);
        known.countDown();
        return candidates.decide(challenger);
    }

    private void end(Choice<T> outcome) {
        choice = outcome;
        try {
            end.accept(outcome);
        } catch (Throwable e) {
            choice = failed(e);
        }
        over = true;
        known.countDown();
    }

    /** Not logged: the usual cause is a class loader that was closed during the race. */
    private Choice<T> failed(Throwable e) {
        try {
            return candidates.incumbent(failed.reason() + ": " + e, failed.level());
        } catch (Throwable again) { // for example no memory for the text
            return failed;
        }
    }
}
