package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.targets.ForeignTargets;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs again each time files change. It looks at them a few times a second. */
final class Watch {
    /** The value of --watch without a path. */
    static final String COMMANDS = "command:";

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MAX_NAMED = 5;
    private static final int MAX_FILES = 10_000;

    private final CommandContext context;
    private final List<Path> places;
    private final Path output;

    /**
     * @param targets the values of --target: the files that commands name are watched
     * @param more other files, and folders with all that is in them
     * @param output the folder of the run's own files, which is not watched
     * @throws Refusal if there is nothing to watch
     */
    Watch(CommandContext context, List<String> targets, List<String> more, Path output) {
        this.context = context;
        this.output = output.toAbsolutePath().normalize();
        places = new ArrayList<>(targets.stream()
                .flatMap(target -> ForeignTargets.files(target).stream())
                .toList());
        for (String path : more) {
            if (path.isEmpty() || Files.notExists(Path.of(path))) {
                throw Refusal.usage("--watch " + path + ": there is no such file or folder");
            }
            places.add(Path.of(path).toAbsolutePath().normalize());
        }
        if (places.isEmpty()) {
            throw Refusal.usage("--watch: no --target names a file by its command; name one with --watch PATH");
        }
    }

    /** Runs once, and again after each change, until the process ends. A run that is refused is the last if it is first. */
    void run(Supplier<Certification> once) throws InterruptedException {
        Map<Path, String> seen = stamps();
        Optional<Certification> last = Optional.of(once.get());
        while (true) {
            context.out().println("watching " + Count.of(seen.size(), "file") + "; Ctrl-C ends this");
            context.out().flush();
            seen = changed(seen);
            try {
                Certification found = once.get();
                last.ifPresent(before -> context.out().println(PlainText.of(difference(before, found))));
                last = Optional.of(found);
            } catch (Refusal e) { // such as a program that is being built
                context.err().println("atlas: " + PlainText.of(e.getMessage()));
            }
        }
    }

    /** Waits until files differ from those seen before, and then do not change for a moment; returns them. */
    private Map<Path, String> changed(Map<Path, String> before) throws InterruptedException {
        Map<Path, String> last = before;
        while (true) {
            Thread.sleep(PAUSE);
            Map<Path, String> now = stamps();
            if (now.equals(last) && !now.equals(before)) {
                return now;
            }
            last = now;
        }
    }

    /** Returns what identifies the content of each file at a low cost. */
    private Map<Path, String> stamps() {
        Map<Path, String> stamps = new TreeMap<>();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                files.filter(file -> !file.startsWith(output))
                        .filter(Files::isRegularFile)
                        .limit(MAX_FILES)
                        .forEach(file -> stamps.put(file, stamp(file)));
            } catch (NoSuchFileException e) {
                stamps.put(place, "");
            } catch (IOException | UncheckedIOException e) {
                // a folder that changes while it is read is read again soon
            }
        }
        return stamps;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return is.lastModifiedTime() + " " + is.size() + " " + is.fileKey();
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns in one line what a run found wrong that the run before had right, and the reverse. */
    static String difference(Certification before, Certification now) {
        Set<String> was = wrong(before);
        Set<String> is = wrong(now);
        Set<String> fresh = new TreeSet<>(is);
        fresh.removeAll(was);
        was.removeAll(is);
        return "since the last run: "
                + (was.isEmpty() && fresh.isEmpty()
                        ? "no change"
                        : named(was, "fixed") + ", " + named(fresh, "newly wrong"));
    }

    private static String named(Set<String> vectors, String what) {
        List<String> first = vectors.stream().limit(MAX_NAMED).toList();
        String more = vectors.size() > MAX_NAMED ? ", ..." : "";
        return vectors.size() + " " + what + (first.isEmpty() ? "" : " (" + String.join(", ", first) + more + ")");
    }

    /** Fresh vectors are others in each run, so only published ones are compared. */
    private static Set<String> wrong(Certification found) {
        Set<String> wrong = new TreeSet<>();
        found.runs()
                .forEach(run -> run.published().outcomes().stream()
                        .filter(outcome -> outcome.verdict() != Verdict.PASS)
                        .forEach(outcome ->
                                wrong.add(run.target() + " " + outcome.vector().id())));
        return wrong;
    }
}
