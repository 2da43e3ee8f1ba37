package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The selection of a run's vectors of the corpus. */
final class VectorOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            split = ",",
            defaultValue = "core",
            description =
                    "Which vectors: core (seconds), full (regions up to 600 MB), huge (beyond 2^31 and 2^32 bytes)."
                            + " Default: core.")
    private List<String> levelNames = List.of();

    @Option(
            names = "--family",
            paramLabel = "FAMILY",
            split = ",",
            description = "Run these families of vectors only, such as sum; may be repeated. What passes is not a"
                    + " certificate of the level. 'atlas vectors list' shows them. Default: all.")
    private List<String> familyNames = List.of();

    /** Refuses a level that does not exist. */
    void check() {
        levels();
    }

    /** Returns whether all families are selected. */
    boolean areAll() {
        return familyNames.isEmpty();
    }

    /** Returns the options as they were given. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("--level", String.join(",", levelNames)));
        if (!familyNames.isEmpty()) {
            words.addAll(List.of("--family", String.join(",", familyNames)));
        }
        return words;
    }

    /**
     * A list of all families counts as no selection. A family without a vector of the levels, or a shard without any
     * vector, is a mistake.
     */
    Selection selection(Corpus corpus, Shard shard) {
        Set<Level> levels = levels();
        for (String name : familyNames) {
            if (!corpus.families().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--family: unknown family \"" + name + '"' + Suggestion.of(name, corpus.families())
                                + "; known are " + String.join(", ", corpus.families()));
            }
            if (new Selection(levels, List.of(name), Shard.WHOLE).of(corpus).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--family: " + name + " has no vector of the level " + String.join(", ", levelNames));
            }
        }
        List<String> families =
                corpus.families().stream().filter(familyNames::contains).toList();
        boolean areAll = families.size() == corpus.families().size();
        Selection selection = new Selection(levels, areAll ? List.of() : families, shard);
        if (selection.of(corpus).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--shard " + shard + ": has no vector; there are only "
                            + selection.with(Shard.WHOLE).of(corpus).size());
        }
        return selection;
    }

    private Set<Level> levels() {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        for (String name : levelNames) {
            levels.add(level(spec, name));
        }
        return levels;
    }

    /** Returns the level of this name, as an option gives it. */
    static Level level(CommandSpec spec, String name) {
        try {
            return Level.of(name);
        } catch (IllegalArgumentException e) {
            List<String> known = Stream.of(Level.values()).map(Level::json).toList();
            throw new ParameterException(
                    spec.commandLine(), "--level: " + e.getMessage() + Suggestion.of(name, known), e);
        }
    }
}
