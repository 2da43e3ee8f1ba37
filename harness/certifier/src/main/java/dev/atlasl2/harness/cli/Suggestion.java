package dev.atlasl2.harness.cli;

import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Which known name a misspelt one may stand for. */
final class Suggestion {
    private Suggestion() {}

    /** Returns the most similar of the names, as a part of a message; empty if none is similar. */
    static String of(String misspelt, Collection<String> names) {
        CommandLine known = new CommandLine(CommandSpec.create()); // picocli compares with the names of commands
        names.forEach(name -> known.addSubcommand(name, CommandSpec.create()));
        return of(new UnmatchedArgumentException(known, List.of(misspelt)));
    }

    /** Returns the most similar name that the parser knows, as a part of a message; empty if none is similar. */
    static String of(UnmatchedArgumentException unmatched) {
        return unmatched.getSuggestions().stream()
                .findFirst()
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
