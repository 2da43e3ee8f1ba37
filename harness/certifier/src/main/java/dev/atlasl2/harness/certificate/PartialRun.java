package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.FileReplacement;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.RegularFile;
import dev.atlasl2.vectors.Vector;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of an unfinished run so far, one line of JSON each, written at once, so that an interrupted run loses
 * nothing. This is not a certificate: every program that can write to the folder can edit it. Thread-safe.
 */
public final class PartialRun implements AutoCloseable {
    private static final String FORMAT = "atlas-partial/1";
    /** In bytes: a file has about the length of the certificate that it would become. */
    private static final int LONGEST = 256 << 20;

    private final FileReplacement file;
    private final OutputStream out;
    private final Map<String, String> artifacts = new HashMap<>();
    private final Map<String, String> introductions = new HashMap<>();
    /** The latest introduction of each target to {@link #found}. */
    private final Map<String, Optional<Hello>> greeted = new HashMap<>();

    private final Map<String, Map<String, Outcome>> outcomes = new HashMap<>();

    /** The file cannot be written any more, for example because the disk is full. */
    public static final class Unwritable extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        private Unwritable(IOException e) {
            super(e);
        }
    }

    private PartialRun(FileReplacement file) {
        this.file = file;
        this.out = new BufferedOutputStream(file.out());
    }

    /**
     * Starts a new file, or continues the old one. The new file replaces the old one after it contains everything that
     * still counts. A symbolic link is replaced, and never read.
     *
     * @param kitVersion the version of the kit that runs
     * @param corpus the source of the vectors
     * @param selection which of them are sent; a file about another kit, corpus or selection does not count
     * @param vectors all vectors that are sent, including the fresh ones
     * @param goesOn whether the old file counts
     * @throws java.nio.file.FileSystemException whose reason says what has that name, if it is not a regular file
     */
    public static PartialRun open(
            Path file, String kitVersion, Corpus corpus, Selection selection, List<Vector> vectors, boolean goesOn)
            throws IOException {
        ObjectNode first = header(kitVersion, corpus, selection);
        List<String> lines = goesOn ? lines(file) : List.of();
        boolean isSame = !lines.isEmpty() && first.equals(json(lines.getFirst()).orElse(null));
        PartialRun run = new PartialRun(FileReplacement.of(file));
        try {
            run.line(first);
            if (isSame) {
                run.repeat(lines.subList(1, lines.size()), vectors);
            }
            run.out.flush();
            run.file.place();
            return run;
        } catch (Unwritable e) {
            run.close();
            throw e.getCause();
        } catch (IOException e) {
            run.close();
            throw e;
        }
    }

    /** The properties that outcomes of one run share. */
    private static ObjectNode header(String kitVersion, Corpus corpus, Selection selection) {
        ObjectNode header = Json.object().put("kit", kitVersion).put("corpus", corpus.root());
        selection.families().forEach(header.putArray("families")::add);
        selection.levels().stream().sorted().map(Level::json).forEach(header.putArray("levels")::add);
        return header.put("shard", selection.shard().toString()).put("format", FORMAT);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            byte[] bytes = RegularFile.read(file, LONGEST, LinkOption.NOFOLLOW_LINKS);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /**
     * If a run was killed, its last line may be incomplete. A vector whose line is not understood is sent again, and so
     * is each vector on which the target broke.
     */
    private void repeat(List<String> lines, List<Vector> vectors) {
        Map<String, Vector> byId = vectors.stream().collect(Collectors.toMap(Vector::id, Function.identity()));
        for (String line : lines) {
            try {
                json(line).filter(json -> json.path("target").isString()).ifPresent(json -> repeat(json, byId));
            } catch (Unwritable e) {
                throw e;
            } catch (RuntimeException e) {
                // an edited line may lack anything and contain anything
            }
        }
    }

    private void repeat(ObjectNode line, Map<String, Vector> byId) {
        String target = line.remove("target").stringValue();
        if (line.has("hello")) {
            introduced(target, line);
        } else if (line.has("dropped")) {
            drop(target);
        } else if (byId.containsKey(line.path("id").asString(""))) {
            Outcome outcome = RowJson.read(target, byId.get(line.get("id").stringValue()), line);
            // Accepts only lines that a run writes. An outcome is never excused before the list of known failures was
            // read. A fault is not accepted either: an interrupted run interrupts its targets too, so the last fault
            // may not be the target's own.
            if (!(outcome instanceof Outcome.Listed)
                    && !(outcome instanceof Outcome.Broken)
                    && Canonical.text(RowJson.of(outcome)).equals(Canonical.text(line))) {
                keep(target, outcome);
            }
        }
    }

    /**
     * Returns the vectors that a target has answered already, with their outcomes; must be called before anything is
     * found. Answers of another target with that name, or of other files, do not count.
     *
     * @param live makes the target introduce itself, if there is anything to lose
     */
    public synchronized Map<String, Outcome> done(Target target, Supplier<Optional<Hello>> live) {
        artifacts.put(target.id(), digest(target.artifacts()));
        greeted.remove(target.id());
        Map<String, Outcome> before = outcomes.getOrDefault(target.id(), Map.of());
        if (before.isEmpty()) {
            return Map.of();
        }
        introduced(target.id(), introduction(target.id(), live.get()));
        return Map.copyOf(outcomes.getOrDefault(target.id(), Map.of()));
    }

    /** Keeps an outcome of a target with this introduction. */
    public synchronized void found(String target, Optional<Hello> hello, Outcome outcome) {
        if (!hello.equals(greeted.put(target, hello))) { // usually it is written already
            introduced(target, introduction(target, hello));
        }
        keep(target, outcome);
        flush();
    }

    /** Forgets a target's earlier answers, which have turned out to be wrong; its answers in this run count. */
    public synchronized void distrust(String target, List<Outcome> now) {
        drop(target);
        now.forEach(outcome -> keep(target, outcome));
        flush();
    }

    private void drop(String target) {
        if (outcomes.remove(target) != null) {
            line(Json.object().put("target", target).put("dropped", true));
        }
    }

    private ObjectNode introduction(String target, Optional<Hello> hello) {
        ObjectNode introduction = Json.object().put("artifacts", artifacts.get(target));
        introduction.set("hello", hello.map(Hello::toJson).orElseGet(Json::object));
        return introduction;
    }

    private void introduced(String target, ObjectNode introduction) {
        String text = Canonical.text(introduction); // whole numbers are equal by value, for any width of their type
        if (!text.equals(introductions.put(target, text))) {
            outcomes.remove(target);
            line(Json.object().put("target", target).setAll(introduction));
        }
    }

    private static String digest(List<Artifact> artifacts) {
        StringBuilder list = new StringBuilder();
        artifacts.forEach(file ->
                list.append(file.sha256()).append("  ").append(file.name()).append('\n'));
        return Canonical.sha256(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void keep(String target, Outcome outcome) {
        outcomes.computeIfAbsent(target, key -> new HashMap<>())
                .put(outcome.vector().id(), outcome);
        ObjectNode line = Json.object().put("target", target);
        line.setAll(RowJson.of(outcome));
        line(line);
    }

    private void line(ObjectNode line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    private static Optional<ObjectNode> json(String line) {
        try {
            JsonNode node = Json.readObject("line", line);
            return Optional.of((ObjectNode) node);
        } catch (CorpusException e) {
            return Optional.empty();
        }
    }

    /** Ends the writing; the file stays. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
