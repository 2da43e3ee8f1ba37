package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature under a merged certificate means that its shards were signed, too. */
class MergeTrustTest {
    @TempDir
    Path folder;

    private Shell shell;
    private String mine;
    private String other;

    @BeforeEach
    void makeKeys() throws IOException {
        shell = new Shell(folder);
        mine = Keys.write(folder.resolve("mine.pem"), folder.resolve("mine.pub"))
                .toString();
        other = Keys.write(folder.resolve("other.pem"), folder.resolve("other.pub"))
                .toString();
    }

    private String shard(String part, String... more) {
        Path out = folder.resolve("shard" + part.charAt(0));
        List<String> options = new ArrayList<>(List.of("--shard", part));
        options.addAll(List.of(more));
        assertThat(shell.certify(out, options.toArray(String[]::new)).code()).isZero();
        return out.resolve("certificate.json").toString();
    }

    private Shell.Ran merge(String... arguments) {
        List<String> words = new ArrayList<>(
                List.of("merge", "--out", folder.resolve("merged").toString()));
        words.addAll(List.of(arguments));
        return shell.run(words.toArray(String[]::new));
    }

    @Test
    void shardsOfTheKeyAreMergedAndSigned() {
        String one = shard("1/2", "--sign", mine);
        String two = shard("2/2", "--sign", mine);

        assertThat(merge(one, two, "--key", folder.resolve("mine.pub").toString(), "--sign", mine)
                        .code())
                .isZero();
        assertThat(shell.run(
                                "verify",
                                "--key",
                                folder.resolve("mine.pub").toString(),
                                folder.resolve("merged/certificate.json").toString())
                        .code())
                .isZero();
    }

    @Test
    void whatAnybodyMayHaveMadeIsNotSigned() {
        String one = shard("1/2", "--sign", mine);
        String two = shard("2/2");

        Shell.Ran unasked = merge(one, two, "--sign", mine);
        assertThat(unasked.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unasked.err()).hasLineCount(1).startsWith("atlas: --sign: needs --key");
        assertRefused(
                merge(one, two, "--key", folder.resolve("mine.pub").toString(), "--sign", mine),
                two + ": signature: there is none");
        assertRefused(
                merge(one, two, "--key", folder.resolve("mine.pub").toString()), two + ": signature: there is none");
        String stranger = shard("2/2", "--sign", other);
        assertRefused(
                merge(one, stranger, "--key", folder.resolve("mine.pub").toString(), "--sign", mine),
                stranger + ": signature.publicKey: is another key, sha256:");
        assertThat(merge(one, stranger).code()).as("unsigned").isZero();
    }

    private void assertRefused(Shell.Ran ran, String start) {
        assertThat(ran.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(ran.err()).hasLineCount(1).startsWith("atlas: " + start);
        assertThat(folder.resolve("merged")).doesNotExist();
    }
}
