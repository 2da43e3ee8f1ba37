package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The rules of every race and choice, with words as values: a carthorse is the incumbent, and racers of two sizes
 * challenge it.
 */
@Timeout(60)
class RaceTest {
    private static final List<String> NAMES = List.of("donkey", "carthorse", "racer", "racer-1", "racer-2");
    /** The provider is only passed on, because the candidates here are words. */
    private static final VectorModule PRESENT = FakeModule.of(bits -> {
        throw new AssertionError("not asked for");
    });

    private static final VectorModule ABSENT = FakeModule.absent("no racers here");

    private static final class Horses extends Candidates<String> {
        private final Callable<Boolean> racerWins;

        Horses(VectorModule stable, Callable<Boolean> racerWins) {
            super(stable, "carthorse", "racer");
            this.racerWins = racerWins;
        }

        @Override
        List<String> names() {
            return NAMES;
        }

        @Override
        List<String> requirable() {
            return NAMES.subList(0, 3);
        }

        @Override
        String plain(String name) {
            return name.toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        Choice<String> challenger(KernelProvider provider, String name) {
            if (width(name) == 2) {
                throw new UnsupportedOperationException("racer 2 is ill");
            }
            return new Choice<>("racer-1", "RACER-1", width(name) == 0 ? "the only one" : "", Level.OFF);
        }

        @Override
        Choice<String> decide(Choice<String> challenger) {
            try {
                return racerWins.call() ? challenger : incumbent("it was faster", Level.DEBUG);
            } catch (Exception e) {
                throw FakeModule.sneak(e);
            }
        }
    }

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> ends = new ArrayList<>();

    private Race<String> race(VectorModule stable, Callable<Boolean> racerWins) {
        return new Race<>(new Horses(stable, racerWins), "nothing to pull yet", choice -> ends.add(choice.describe()));
    }

    private static Choice<String> choose(VectorModule stable, String wanted, String required) {
        return new Horses(stable, () -> true).forced("horse", wanted, required);
    }

    @Test
    void theFirstRequestBeginsTheOneRace() {
        Race<String> race = race(PRESENT, () -> true);
        assertThat(race.choice().describe()).isEqualTo("carthorse: nothing to pull yet");
        race.begin(background::add);
        race.begin(background::add);
        assertThat(background).hasSize(1);
        assertThat(race.choice().describe()).isEqualTo("carthorse: the race with racer is on");
        assertThat(race.choice().get()).isEqualTo("CARTHORSE");
        background.remove().run();
        assertThat(race.choice().get()).isEqualTo("RACER-1");
        assertThat(ends).containsExactly("racer-1: the only one");
        race.begin(background::add);
        assertThat(background).isEmpty();
    }

    @Test
    void theIncumbentStaysIfItIsFaster() {
        Race<String> race = race(PRESENT, () -> false);
        race.run();
        assertThat(race.known().describe()).isEqualTo("carthorse: it was faster");
        assertThat(ends).containsExactly("carthorse: it was faster");
    }

    @Test
    void withoutAChallengerThereIsNoRace() {
        Race<String> race = race(ABSENT, () -> {
            throw new AssertionError("nothing to decide");
        });
        race.run();
        assertThat(race.known().describe()).isEqualTo("carthorse: no racers here");
        assertThat(race.choice().level()).isEqualTo(Level.OFF);
    }

    /** As in a container that has reached its limit of threads. */
    @Test
    void withoutAThreadTheIncumbentStays() {
        Race<String> race = race(PRESENT, () -> true);
        race.begin(work -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        assertThat(race.known().describe())
                .startsWith("carthorse: no thread could be started")
                .contains("native thread");
        assertThat(ends).hasSize(1);
    }

    @Test
    void whoeverWaitsIsToldOnceTheChallengerIsKnown() throws InterruptedException {
        Queue<Choice<String>> seen = new ArrayDeque<>();
        Race<String>[] race = newRace();
        race[0] = race(PRESENT, () -> {
            seen.add(race[0].known()); // returns during the race
            return true;
        });
        Thread thread = new Thread(race[0]);
        thread.start();
        thread.join();
        assertThat(seen).singleElement().extracting(Choice::get).isEqualTo("CARTHORSE");
        assertThat(race[0].choice().get()).isEqualTo("RACER-1");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the only way to make an array of a generic type
    private static Race<String>[] newRace() {
        return new Race[1];
    }

    /** The wait continues, and the interrupt is not lost. */
    @Test
    void anInterruptDoesNotEndTheWait() throws InterruptedException {
        Race<String> race = race(PRESENT, () -> true);
        List<Boolean> interrupted = new ArrayList<>();
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            race.known();
            interrupted.add(Thread.interrupted());
        });
        waiting.start();
        race.run();
        waiting.join();
        assertThat(interrupted).containsExactly(true);
    }

    @Test
    void aRaceThatFailsInAnyWayEnds() {
        for (Throwable thrown : new Throwable[] {
            new NoClassDefFoundError("Horse"),
            new IllegalStateException("zip file closed"),
            new StackOverflowError(),
            new OutOfMemoryError("heap"),
            new InterruptedException("stop")
        }) {
            for (Race<String> race : List.of(
                    race(FakeModule.failing(thrown, true), () -> true),
                    race(PRESENT, () -> {
                        throw FakeModule.sneak(thrown);
                    }),
                    new Race<>(new Horses(PRESENT, () -> true), "", choice -> {
                        throw FakeModule.sneak(thrown);
                    }))) {
                race.run(); // throws nothing
                assertThat(race.known().get()).isEqualTo("CARTHORSE");
                assertThat(race.choice().describe()).doesNotContain("is on");
            }
        }
    }

    /** Even making the text of the reason can fail. */
    @Test
    void anErrorThatCannotBeToldEndsTheRaceToo() {
        Race<String> race = race(PRESENT, () -> {
            throw new IllegalStateException() {
                @Override
                public String getMessage() {
                    throw new OutOfMemoryError();
                }
            };
        });
        race.run();
        assertThat(race.known().describe()).isEqualTo("carthorse: the race with racer failed");
    }

    @Test
    void aPropertyForces() {
        assertThat(choose(PRESENT, "donkey", null).describe()).isEqualTo("donkey: forced");
        assertThat(choose(PRESENT, "racer", null).describe()).isEqualTo("racer-1: forced; the only one");
        assertThat(choose(PRESENT, "racer-1", null).describe()).isEqualTo("racer-1: forced");
        assertThat(choose(PRESENT, "racer-1", "racer").get()).isEqualTo("RACER-1");
        Choice<String> ill = choose(PRESENT, "racer-2", null);
        assertThat(ill.describe()).isEqualTo("carthorse: forced; racer 2 is ill");
        assertThat(ill.level()).isEqualTo(Level.INFO);
    }

    @Test
    void whatIsRequiredIsTakenOrRefused() {
        assertThat(choose(PRESENT, null, "racer").describe()).isEqualTo("racer-1: required; the only one");
        assertThat(choose(PRESENT, null, "donkey").get()).isEqualTo("DONKEY");
        for (Choice<String> refused : List.of(
                choose(ABSENT, null, "racer"),
                choose(PRESENT, "donkey", "carthorse"),
                choose(PRESENT, "donkey", "racer"),
                choose(PRESENT, "racer-2", "racer"),
                choose(PRESENT, "race", null),
                choose(PRESENT, "", null),
                choose(PRESENT, null, "racer-1"))) {
            assertThat(refused.describe()).startsWith("none: horse");
            assertThat(refused.level()).isEqualTo(Level.ERROR);
            assertThatIllegalStateException().isThrownBy(refused::get).withMessage(refused.describe());
        }
        assertThat(choose(ABSENT, null, "racer").reason())
                .isEqualTo("horse.require is racer, but the choice is carthorse: required; no racers here");
        assertThat(choose(PRESENT, "mule", null).reason())
                .isEqualTo("horse must be one of donkey, carthorse, racer, racer-1, racer-2, got \"mule\"");
        assertThat(choose(PRESENT, null, "racer-1").reason())
                .isEqualTo("horse.require must be one of donkey, carthorse, racer, got \"racer-1\"");
    }
}
