package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command of the npm package prints what the launcher prints, byte for byte, and has its exit codes. */
class NpmCommandIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    private static final String NPM = HOME.resolve(".tools/node/node") + " "
            + Path.of(System.getProperty("atlas.dist")).resolve("targets/npm/cli/main.js");

    @TempDir
    static Path folder;

    /** Names and contents that are odd in any way; lists and witness files of them, right and wrong. */
    @BeforeAll
    static void makeFiles() throws Exception {
        Files.write(folder.resolve("zeros"), new byte[12_288]);
        Files.writeString(folder.resolve("text"), "conserved or not?");
        Files.write(folder.resolve("empty"), new byte[0]);
        Files.write(folder.resolve("noise"), noise(3_000_001));
        for (String name : List.of(
                "na\u00efve\n\u4e2d",
                "back\\slash",
                "cr\rlf\n",
                "tab\tand\u001b[31m",
                "-dash",
                "two  spaces",
                "\"quotes\"",
                " ",
                "\ud83d\ude00",
                "\u007f",
                "\ufeffmark",
                "caf\ufffd")) {
            Files.writeString(folder.resolve(name), name);
        }
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("text"));
        LauncherScript.Run made = new LauncherScript(folder).run("""
                shopt -s extglob
                $ATLAS sum -- !(folder|circle|out|err) > sums
                $ATLAS witness -- !(folder|circle|out|err|empty|sums) > witnesses
                $ATLAS witness --leaf 512 zeros text noise > trees
                $ATLAS witness -z zeros "$(printf 'na\\303\\257ve\\n\\344\\270\\255')" > nul
                $ATLAS witness --leaf 256 --out leaves zeros noise text > /dev/null
                { cat leaves | head -n 3; echo '{"leaves":"AAAA"}'; echo '{"file":"text"}'; echo '{"files":1}'; } > wrongLeaves
                head -n 4 leaves > cut
                sed 's/"record":"./"record":"0/; s/"files":3/"files":4/' leaves > altered
                { printf '\\357\\273\\277# comment\\r\\n\\n'; cat sums; echo nonsense; printf '\\377\\n'; sed 's/^[0-9]*/95/' sums; } > mixed
                printf '{"atlas-l2-witnesses":2}\\n' > newer
                printf 'a\\0b\\0' > utf16; printf '\\n#\\n' > blank
                for i in $(seq 30); do echo bad $i; done > thirty
                printf 'x%.0s' $(seq 70000) > long; printf '\\n0 0 conserved  empty\\n' >> long
                printf '26 17 not-conserved  text\\n0 5 conserved  gone\\n1 12288 not-conserved  zeros\\n0 1 conserved  folder\\n' > some
                printf 'x' | dd of=noise bs=1 seek=100000 conv=notrunc status=none
                printf 'more' >> zeros
                """);
        assertThat(made.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum zeros text empty noise link nowhere folder circle text/below ''",
                "sum -- *a* -dash ' ' $'\\177' $'\\357\\273\\277mark' caf* back* cr* tab* two* '\"quotes\"'",
                "sum --json -- *a* -dash ' ' $'\\177' caf* back* cr* tab* '\"quotes\"' nowhere folder",
                "sum -z -- back* cr* na*",
                "check zeros text noise empty back* tab* nowhere",
                "check --json zeros text back* tab* nowhere",
                "check -z back* cr*",
                "witness zeros text noise link empty nowhere folder back* cr*",
                "witness --tree zeros text noise empty back*",
                "witness --leaf 256 zeros text noise",
                "witness --leaf=65536 zeros text noise",
                "witness --json zeros text empty nowhere",
                "witness --json --tree zeros text empty nowhere tab*",
                "witness -z --tree na* cr*",
                "sum < text",
                "sum - text < zeros",
                "cat noise | $TOOL witness --tree -",
                "cat noise | $TOOL check",
                "{ head -c 5 > /dev/null; $TOOL sum; } < text",
                "sum /proc/version",
                "sum --check sums",
                "sum -c witnesses",
                "witness -c sums witnesses trees",
                "witness --check --quiet sums trees",
                "witness --check --status sums trees",
                "witness --check --json sums witnesses trees leaves nowhere",
                "witness -zc nul",
                "witness -c leaves",
                "witness -c wrongLeaves",
                "witness -c cut",
                "witness -c altered",
                "witness -c mixed",
                "sum --check newer utf16 blank empty folder nowhere noise circle",
                "sum --check thirty",
                "sum --check long",
                "sum --check some",
                "sum --check --ignore-missing some",
                "sum --check --ignore-missing --json some",
                "cat sums | $TOOL sum --check",
                "cat leaves | $TOOL witness --check -",
                "sum --json -z zeros",
                "sum --quiet zeros",
                "check --check sums",
                "sum --tree zeros",
                "witness --tree --check sums",
                "witness --leaf 100 zeros",
                "witness --leaf zeros",
                "witness --leaf",
                "witness --leaf 256 --leaf 512 zeros",
                "sum --json=yes zeros",
                "sum -zq zeros",
                "sum -x zeros",
                "sum --nothing zeros",
                "sum zeros > /dev/full",
                "sum zeros text noise | true; sleep 0.2",
                "sum -- --json",
                "check zeros -- -dash - < text",
            })
    void bothSayTheSame(String command) throws Exception {
        Run jvm = run("\"$ATLAS\"", command);
        assertThat(run(NPM, command)).isEqualTo(jvm);
    }

    /** Each line after the head of a witness file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"leaves\":\"AA",
                "{\"file\":\"x\",\"record\":\"00\"",
                "{\"file\":\"x\",}",
                "{\"file\":\"x\" \"record\":1}",
                "{\"file\":\"x\",\"file\":\"y\"}",
                "{\"file\":\"x\",\"record\":\"00\"} x",
                "nonsense",
                "{\"files\":tru}",
                "[1]",
                "{\"files\":01}",
                "{\"files\":1.}",
                "{\"files\":1.0}",
                "{\"files\":-0}",
                "{\"files\":-}",
                "{\"files\":NaN}",
                "{\"files\":\"1\"}",
                "{\"file\":\"a\tb\"}",
                "{\"file\":\"\\x\"}",
                "{\"file\":\"\\u12g4\"}",
                "{\"file\":{\"a\":1},\"record\":\"00\"}",
                "{\"leaves\":\"AAA*\"}",
                "{\"leaves\":\"AA=A\"}",
                "{\"leaves\":\"AA===\"}",
                "{\"leaves\":\"AAAAA\"}",
                "{\"leaves\":\"\"}",
                "{\"file\":\"f\",\"record\":\"zz\"}",
                "{\"file\":\"f\",\"record\":\"00\"}",
            })
    void bothSayWhatIsWrongWithALine(String line) throws Exception {
        Files.writeString(folder.resolve("odd"), "{\"atlas-l2-witnesses\":1}\n" + line + "\n");

        assertThat(run(NPM, "witness --check odd")).isEqualTo(run("\"$ATLAS\"", "witness --check odd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaves", "trees nowhere", "--json leaves sums", "--quiet leaves", "-z nul", "cut"})
    void verifyIsWitnessCheck(String arguments) throws Exception {
        assertThat(run(NPM, "verify " + arguments)).isEqualTo(run("\"$ATLAS\"", "witness --check " + arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {"witness --out list zeros", "witness -o list zeros", "witness --spark local zeros"})
    void optionsThatOnlyTheJvmHasAreRefused(String command) throws Exception {
        Run run = run(NPM, command);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("is an option of the atlas of the JVM, which this command does not have");
        assertThat(folder.resolve("list")).doesNotExist();
    }

    /** Bytes as Latin-1, so that nothing is lost. */
    record Run(int status, String out, String err) {}

    private Run run(String tool, String command) throws Exception {
        String line = command.contains("$TOOL") ? command.replace("$TOOL", tool) : tool + " " + command;
        Path output = folder.resolve("output");
        LauncherScript.Run run =
                new LauncherScript(folder).run("set -o pipefail; exec > output; " + line + "; echo $? > status");
        int status = Integer.parseInt(Files.readString(folder.resolve("status")).strip());
        Run all = new Run(status, latin1(output), latin1(folder.resolve("err")));
        for (Path left : List.of(output, folder.resolve("status"))) {
            Files.delete(left);
        }
        assertThat(run.status()).isZero();
        return all;
    }

    private static String latin1(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static byte[] noise(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length + Long.BYTES);
        for (long x = 1; bytes.position() < length; x = x * 6364136223846793005L + 1442695040888963407L) {
            bytes.putLong(x);
        }
        return Arrays.copyOf(bytes.array(), length);
    }
}
