package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The executables that run as a target: a command may name a shim or a wrapper that only starts them. */
final class Programs {
    private Programs() {}

    /**
     * Returns the real files of a process and of all its living descendants, each once. Files that the system does not
     * report, or that this user may not read, are left out.
     */
    static List<Path> of(Process process) {
        ProcessHandle first;
        try {
            first = process.toHandle();
        } catch (UnsupportedOperationException e) {
            return List.of(); // a container, which is identified by its image
        }
        Stream<Path> started = first.descendants()
                .map(Programs::file)
                .flatMap(Optional::stream)
                .sorted();
        return Stream.concat(file(first).stream(), started).distinct().toList();
    }

    private static Optional<Path> file(ProcessHandle process) {
        return process.info().command().flatMap(command -> {
            try {
                Path real = Path.of(command).toRealPath();
                return Optional.of(real).filter(Files::isRegularFile).filter(Files::isReadable);
            } catch (IOException e) {
                return Optional.empty(); // replaced or removed since it was started
            }
        });
    }
}
