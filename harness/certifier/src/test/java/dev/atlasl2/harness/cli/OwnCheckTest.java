package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.gallery.Keys;
import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit writes no certificate that it would refuse. */
class OwnCheckTest {
    @TempDir
    Path folder;

    @Test
    void certificateThatVerifyWouldRefuseIsNotWritten() throws IOException {
        Shell shell = new Shell(folder).on(OracleTarget.right("")); // no name that a certificate can hold
        Path out = folder.resolve("out");

        Shell.Ran ran = shell.certify(out);

        assertThat(ran.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ran.err())
                .hasLineCount(1)
                .startsWith("atlas: the kit's own check refuses the certificate: certificate.json: "
                        + "correctness.targets[0].id: ")
                .endsWith("; nothing was written\n");
        assertThat(ran.out()).doesNotContain("certified:");
        assertThat(Shell.names(out)).as("what was found is not lost").containsExactly("partial.jsonl");
        assertThat(shell.certify(out, "--resume").code()).isEqualTo(ExitCode.BROKEN);
        assertThat(Shell.names(out)).containsExactly("partial.jsonl");
    }

    @Test
    void figuresOfATargetThatDidNotRunAreRefusedSignedOrNot() throws IOException {
        Shell shell = new Shell(folder);
        Certification right = SampleRun.of(shell.corpus, shell.floors, OracleTarget.right("right"));
        Certification other = SampleRun.of(shell.corpus, shell.floors, OracleTarget.right("other"));
        Certification mixed = SampleRun.with(right, other.runs());
        CommandContext context = new CommandContext(
                folder, null, () -> shell.corpus, List::of, null, System.out, System.err, Screen.PLAIN);

        for (Optional<KeyPair> keys : List.of(Optional.<KeyPair>empty(), Optional.of(Keys.fresh()))) {
            assertThatThrownBy(() -> new CertificateOutput(context, mixed, List.of(), keys))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("the kit's own check refuses the certificate: certificate.json: floors.")
                    .extracting(e -> ((Refusal) e).exitCode())
                    .isEqualTo(ExitCode.BROKEN);
        }
    }
}
