package dev.atlasl2.harness.targets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a package manager makes a target available. Equal for targets that need the same.
 *
 * @param what is installed, for people
 * @param files that the commands read, with their texts, written before the first one runs
 * @param commands one after the other, each a program and its arguments
 * @param needsRoot whether only the system's administrator may run them
 */
public record Installation(String what, Map<Path, String> files, List<List<String>> commands, boolean needsRoot) {
    public Installation {
        files = Map.copyOf(files);
        commands = commands.stream().map(List::copyOf).toList();
    }

    /** Returns the installation of Debian packages. */
    public static Installation debian(String... packages) {
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "--yes", "--no-install-recommends"));
        install.addAll(List.of(packages));
        return new Installation(
                String.join(" ", packages), Map.of(), List.of(List.of("apt-get", "update"), install), true);
    }

    /** Returns the commands in shell syntax, for people to read or to run. */
    public String text() {
        return String.join(
                " && ",
                commands.stream()
                        .map(command -> (needsRoot ? "sudo " : "") + String.join(" ", command))
                        .toList());
    }
}
