package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.certificate.AttestationCheck;
import dev.atlasl2.harness.certificate.CertificateCheck;
import dev.atlasl2.harness.certificate.SecondVerifier;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import dev.atlasl2.harness.gallery.SmallCorpus;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ProcessTarget;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.pitfall.Pitfall;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the command in this process on a small corpus, with targets of the test. The second verifier says the same of
 * every certificate and attestation that a test leaves.
 */
@ExtendWith(SecondVerifier.class)
abstract class CommandFixture {
    static final Target RIGHT = OracleTarget.right("right");
    static final Target FAULTY = OracleTarget.faulty("faulty");
    static final Target MISSING = OracleTarget.missing("missing");
    static final Target OTHER = OracleTarget.right("other");

    @TempDir
    Path folder;

    Corpus corpus;
    List<Floor> floors = SampleRun.FLOORS.subList(0, 2);
    Targets targets = Targets.of(RIGHT, OTHER, MISSING);
    String out;
    String err;

    @BeforeEach
    void makeCorpus() throws IOException {
        corpus = SmallCorpus.in(folder.resolve("conformance-vectors"));
    }

    @AfterEach
    void compareVerifiers() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.endsWith("certificate.json")) {
                    byte[] bytes = Files.readAllBytes(file);
                    SecondVerifier.compare(
                            bytes, corpus, CertificateCheck.check(bytes, corpus).problems());
                } else if (file.endsWith("attestation.json")
                        && Files.isRegularFile(file.resolveSibling("certificate.json"))) {
                    compareAttestation(
                            Files.readAllBytes(file), Files.readAllBytes(file.resolveSibling("certificate.json")));
                }
            }
        }
    }

    private void compareAttestation(byte[] file, byte[] certificate) {
        if (AttestationCheck.isOne(file)) {
            List<String> problems = AttestationCheck.check(file, certificate, corpus, Optional.empty())
                    .problems();
            SecondVerifier.compare(file, certificate, corpus, Optional.empty(), problems);
        }
    }

    String file(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }

    String correctness(String run) throws IOException {
        return Json.readObject(
                        "certificate", Files.readString(folder.resolve(run).resolve("certificate.json")))
                .get("correctness")
                .toString();
    }

    static String specimen(String way) {
        return Specimens.command(way).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    static Pitfall pitfall(String name) {
        return Pitfalls.byName(name).orElseThrow();
    }

    static Target madeOf(Path program) {
        return madeOf(program, "right");
    }

    static Target madeOf(Path program, String id) {
        Target right = OracleTarget.right(id);
        return new Target() {
            @Override
            public String id() {
                return right.id();
            }

            @Override
            public String description() {
                return right.description();
            }

            @Override
            public Availability availability() {
                return right.availability();
            }

            @Override
            public List<Artifact> artifacts() {
                return new ProcessTarget("", "", right::availability, () -> List.of(program.toString())).artifacts();
            }

            @Override
            public Session open() throws TargetFault {
                return right.open();
            }
        };
    }

    int run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        CommandContext context = new CommandContext(
                folder,
                targets,
                this::corpus,
                () -> List.copyOf(floors),
                Specimens.PATIENCE,
                stream(said),
                stream(complained),
                Screen.PLAIN);
        int code = Atlas.run(context, Shell.published(arguments));
        context.out().flush();
        out = said.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }

    Corpus corpus() {
        if (corpus == null) {
            throw new CorpusException("vectors/sum.json: sum/x: unknown op \"summ\"");
        }
        return corpus;
    }

    AbstractStringAssert<?> assertOneLine(String start) {
        assertThat(err.lines()).as(err).hasSize(1);
        return assertThat(err).startsWith(start);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }
}
