package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.harness.verdict.TimeLimits;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Floors;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * The parts of the kit that commands use. Loaded only if a command needs it.
 *
 * @param home the checkout
 * @param targets all that can be certified
 * @param corpus the vectors
 * @param floors the floors
 * @param limits how long a target may take
 * @param out the stream for results
 * @param err the stream for refusals
 * @param screen how to show them
 */
record CommandContext(
        Path home,
        Targets targets,
        Supplier<Corpus> corpus,
        Supplier<List<Floor>> floors,
        TimeLimits limits,
        PrintStream out,
        PrintStream err,
        Screen screen) {

    static CommandContext packed(Path home, Targets targets, PrintStream out, PrintStream err) {
        return new CommandContext(
                home, targets, Corpus::load, Floors::load, TimeLimits.USUAL, out, err, Screen.ofConsole());
    }

    /** Returns the version of the kit. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = CommandContext.class.getResourceAsStream("/atlas.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("atlas.properties", e);
        }
        return properties.getProperty("version");
    }
}
