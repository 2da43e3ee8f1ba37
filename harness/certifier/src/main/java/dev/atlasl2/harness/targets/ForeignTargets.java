package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.text.LocalPaths;
import dev.atlasl2.harness.text.PlainText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Targets that a user names by their command. {@code command:CMD ARG...} is any program that speaks the protocol on its
 * standard input and output, started without a shell in the current folder. {@code container:IMAGE ARG...} is the same
 * in a container. {@code NAME=command:...} gives it a name; without one its name is the command without the folders in
 * it.
 */
public final class ForeignTargets {
    /** The floors' name for all of them, because users choose their names. */
    static final String PLATFORM = "foreign";

    private static final Pattern SPELLING =
            Pattern.compile("(?:(?<name>[^=:\\s]*)=)?(?<kind>command|container):(?<words>.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private ForeignTargets() {}

    /** Returns whether a text describes how to start a program, and is not the name of a known target. */
    public static boolean isMeant(String text) {
        return SPELLING.matcher(text).matches();
    }

    /**
     * Returns the target that a text describes.
     *
     * @throws IllegalArgumentException if it does not describe one
     */
    public static Target of(String text) {
        Matcher spelling = SPELLING.matcher(text);
        if (!spelling.matches()) {
            throw new IllegalArgumentException(
                    "must be [NAME=]command:CMD ARG... or [NAME=]container:IMAGE, got " + text);
        }
        String name = spelling.group("name");
        if (name != null && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name before = must match " + NAME + ", got \"" + name + '"');
        }
        List<String> words = ShellWords.of(spelling.group("words"));
        boolean isContainer = spelling.group("kind").equals("container");
        String what = isContainer ? "an image" : "a program";
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw new IllegalArgumentException(
                    spelling.group("kind") + ": must be followed by " + what + ", got \"" + text + '"');
        }
        String id = name == null ? PlainText.of(LocalPaths.named(text.strip())) : name;
        String description = name == null
                ? what + " of the user's"
                : text.substring(name.length() + 1).strip();
        if (isContainer) {
            List<String> arguments = words.subList(1, words.size());
            return new ContainerTarget(id, description, words.getFirst(), arguments, Confinement.USUAL);
        }
        return new ProcessTarget(
                id,
                description,
                () -> availability(words.getFirst()),
                () -> Stream.concat(
                                Stream.of(
                                        program(words.getFirst()).orElseThrow().toString()),
                                words.stream().skip(1))
                        .toList());
    }

    /** Returns the files that a command names, without a program of the PATH; none for other targets. */
    public static List<Path> files(String text) {
        Matcher spelling = SPELLING.matcher(text);
        if (!spelling.matches() || !spelling.group("kind").equals("command")) {
            return List.of();
        }
        List<String> words = ShellWords.of(spelling.group("words"));
        return IntStream.range(0, words.size())
                .filter(i -> i > 0 || isPath(words.getFirst()))
                .mapToObj(words::get)
                .filter(word -> word.indexOf('\0') < 0)
                .map(word -> Path.of(word).toAbsolutePath().normalize())
                .filter(path ->
                        path.equals(Path.of(words.getFirst()).toAbsolutePath().normalize())
                                || Files.isRegularFile(path))
                .toList();
    }

    private static Availability availability(String word) {
        return program(word)
                .<Availability>map(path -> new Availability.Available(path.toString()))
                .orElseGet(() -> missing(word));
    }

    private static Availability missing(String word) {
        Path path = Path.of(word).toAbsolutePath().normalize();
        if (!isPath(word)) {
            return new Availability.Missing("no program \"" + word + "\" on the PATH", "install it, or give its path");
        }
        if (Files.isDirectory(path)) {
            return new Availability.Missing(path + " is a folder", "give the path of a program");
        }
        return !Files.notExists(path)
                ? new Availability.Missing(path + " is not an executable program", "chmod +x " + path)
                : new Availability.Missing("there is no file " + path, "paths start from the current folder");
    }

    /** As in a shell: a word with a separator is a path, any other word is looked for on the PATH. */
    private static Optional<Path> program(String word) {
        Stream<Path> places = isPath(word)
                ? Stream.of(Path.of(word).toAbsolutePath().normalize())
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, word).toAbsolutePath());
        return places.filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst();
    }

    private static boolean isPath(String word) {
        return word.indexOf('/') >= 0 || word.indexOf(File.separatorChar) >= 0;
    }
}
