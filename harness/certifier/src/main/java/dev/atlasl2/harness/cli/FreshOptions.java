package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Scope;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.fresh.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The number and the seed of a run's fresh vectors. */
final class FreshOptions {
    /** Enough to use every operation a few times, at a small part of the cost of the core level. */
    private static final int USUAL = 200;

    @Option(
            names = "--fresh",
            paramLabel = "N",
            description =
                    "Ask N more vectors, which are in no file: they are drawn from a seed, and the reference model"
                            + " answers them during the run. 0 for none. Default: 200; none without the level core. Of several"
                            + " shards the first asks them.")
    private Optional<String> number = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Draw the fresh vectors from this seed, a number of 64 bits, to ask those of another run"
                    + " again. The certificate says that the seed was given. Default: one that nobody can foretell.")
    private Optional<String> seed = Optional.empty();

    /** Refuses a value that is not a number, and a seed without fresh vectors. */
    void check() {
        int count = count();
        if (seed.isPresent()) {
            seed(seed.get());
            if (count == 0) {
                throw Refusal.usage("--seed: there is nothing to draw with --fresh 0");
            }
        }
    }

    /**
     * Draws the vectors. Only the first shard sends fresh vectors, as it alone measures floors: several shards would
     * need one seed.
     *
     * @throws Refusal if fresh vectors are requested and the selection can have none
     */
    Fresh drawn(Selection selection, Corpus corpus) {
        Optional<String> lack = lack(selection, corpus);
        boolean isAskedFor = seed.isPresent() || (number.isPresent() && count() > 0);
        if (lack.isPresent() && isAskedFor) {
            throw Refusal.usage(
                    (seed.isPresent() ? "--seed" : "--fresh") + ": there are no fresh vectors " + lack.get());
        }
        if (lack.isPresent() || selection.shard().index() > 1) {
            return Fresh.NONE;
        }
        return seed.map(text -> Fresh.given(seed(text), count())).orElseGet(() -> Fresh.drawn(count()));
    }

    /** Returns the options as they were given. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        number.ifPresent(text -> words.addAll(List.of("--fresh", text)));
        seed.ifPresent(text -> words.addAll(List.of("--seed", text)));
        return words;
    }

    private static Optional<String> lack(Selection selection, Corpus corpus) {
        if (!selection.levels().contains(Level.CORE)) {
            return Optional.of("without the level core");
        }
        return Fresh.operations(selection.families(corpus)).isEmpty()
                ? Optional.of("of " + Scope.families(selection))
                : Optional.empty();
    }

    private int count() {
        String text = number.orElse(Integer.toString(USUAL));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > Fresh.MAX_COUNT) {
            throw Refusal.usage("--fresh must be a whole number, 0.." + Fresh.MAX_COUNT + ", got \"" + text + '"');
        }
        return Integer.parseInt(text);
    }

    private static long seed(String text) {
        try {
            if (text.matches("\\d+")) {
                return Long.parseUnsignedLong(text);
            }
        } catch (NumberFormatException e) {
            // more than 64 bits, which the message below reports
        }
        throw Refusal.usage("--seed must be a whole number, 0.." + Long.toUnsignedString(-1) + ", got \"" + text + '"');
    }
}
