package dev.atlasl2.harness.cli;

import dev.atlasl2.files.FileCommands;
import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.oracle.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code --version}: the facts of a report about an error, without the machine. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "atlas-l2 " + CommandContext.version(),
            "commit     " + commit(),
            "semantics  " + Operations.REFERENCE.versionText(),
            "vectors    " + Corpus.count(),
            "kernel     " + FileCommands.kernel(),
            "java       " + Runtime.version() + ", " + System.getProperty("java.vm.name")
        };
    }

    /** The packing of the tool records it; a checkout may have changed since its commit. */
    private static String commit() {
        Path file = Dist.ofLauncher().root().resolve("COMMIT");
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "not recorded";
        } catch (IOException e) {
            return "not recorded: " + OutputFolder.reason(e);
        }
    }
}
