package dev.atlasl2.harness.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The help, completion and manual page of {@code atlas release}. The launcher of a checkout runs it, because it builds
 * the kit. So only the packed tool calls this.
 */
@SuppressWarnings("UnusedVariable") // the options are for the help
@Command(
        name = "release",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "In a checkout: build everything that a release publishes, into one folder.")
final class ReleaseCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Build the release, and publish nothing.")
    private boolean isDry;

    @Option(names = "--out", paramLabel = "DIR", description = "Into this folder, instead of target/release.")
    private String out = "";

    @Option(
            names = "--same-as",
            paramLabel = "DIR",
            description = "Compare it with this release, byte for byte, and name each difference.")
    private String same = "";

    @Option(names = "--sign", paramLabel = "KEY", description = "Sign each artefact with gpg and this key.")
    private String key = "";

    @Option(names = "--dirty", description = "Build the last commit although there are changes that are not committed.")
    private boolean isDirty;

    @Override
    public Integer call() {
        throw Refusal.broken("release builds from the sources, and the tool comes without them: use a checkout");
    }
}
