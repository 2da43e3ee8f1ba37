package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed tool, unpacked anywhere, with nothing on the PATH but the programs of the system. */
class ToolIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    private static final String LINE = "26 17 not-conserved  text\n";
    private static final long MAX_BYTES = 60_000_000;
    /** No variable of this process reaches the tool, and no program but those in bin. */
    private static final String BARE = "env -i PATH=\"$PWD/bin\" HOME=\"$PWD\" ";

    @TempDir
    static Path packed;

    private static Path tarball;

    @TempDir
    Path folder;

    private LauncherScript shell;

    @BeforeAll
    static void pack() throws Exception {
        LauncherScript.Run run = new LauncherScript(packed)
                .run(HOME.resolve("harness/tool/pack") + " '" + packed.resolve("a folder") + "'");
        assertThat(run.status()).as(run.err()).isZero();
        tarball = Path.of(run.out().strip());
    }

    @BeforeEach
    void unpack() throws Exception {
        shell = new LauncherScript(folder);
        Files.writeString(folder.resolve("text"), "conserved or not?");
        LauncherScript.Run run = shell.run(
                "mkdir bin 'a folder' && tar -xf '" + tarball
                        + "' -C 'a folder' && mv 'a folder'/atlas-* 'a folder/tool'"
                        + " && for p in bash readlink dirname stty grep head env sh cat tail; do ln -s $(command -v $p) bin/; done");
        assertThat(run.status()).as(run.err()).isZero();
    }

    @AfterEach
    void letTheFolderBeDeleted() throws Exception {
        shell.run("chmod -R u+rwX .");
    }

    private LauncherScript.Run tool(String arguments) throws Exception {
        return shell.run(BARE + "'a folder/tool/atlas' " + arguments);
    }

    /** That it has the same bytes each time is a test of the release. */
    @Test
    void isSmallAndOfNoUser() throws Exception {
        assertThat(Files.size(tarball)).isLessThan(MAX_BYTES);
        assertThat(shell.run("tar -tvf '" + tarball + "' | grep -v ' 0/0 ' | head")
                        .out())
                .as("of another user")
                .isEmpty();
    }

    @Test
    void filesAreSummedWithTheArchiveOfClassesAfterAMove() throws Exception {
        assertThat(tool("sum text").out()).isEqualTo(LINE);

        LauncherScript.Run run =
                shell.run("mv 'a folder' moved; ln -s ../moved/tool/atlas bin/atlas; ln -s atlas bin/link;"
                        + " env -i PATH=\"$PWD/bin\" JAVA_TOOL_OPTIONS=-Xlog:class+load:file=classes link sum text;"
                        + " grep -c 'SumCommand source: shared objects file' classes");

        assertThat(run.out()).isEqualTo(LINE + "1\n");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "setpriv --reuid=65534 --regid=65534 --clear-groups -- "})
    void anotherUserMayRunItAndNobodyNeedsToWriteIt(String user) throws Exception {
        assumeTrue(
                user.isEmpty() || shell.run(user + "true").status() == 0,
                "only root can become another user; to run it: start the build as root with setpriv installed");

        LauncherScript.Run run = shell.run("chmod -R a-w 'a folder'; chmod a+rx . ; find 'a folder' | sort > before;"
                + user + BARE + "'a folder/tool/atlas' sum text && " + user + BARE
                + "'a folder/tool/atlas' vectors show sum/byte-1 > vector; find 'a folder' | sort | cmp - before");

        assertThat(run.err()).doesNotContain("atlas: ");
        assertThat(run.out()).isEqualTo(LINE);
        assertThat(run.status()).isZero();
        assertThat(folder.resolve("vector")).content().contains("\"id\":\"sum/byte-1\"");
    }

    @Test
    void targetsOnTheJvmAreCertifiedAndVerified() throws Exception {
        LauncherScript.Run run = tool("certify --target jvm-swar --target jvm-vector --target endive-base --family sum"
                + " --out certificate");
        assertThat(run.status()).as(run.out() + run.err()).isZero();

        assertThat(tool("verify certificate/certificate.json").status()).isZero();
        assertThat(tool("explain certificate/certificate.json").out()).contains("nothing to explain");
    }

    @Test
    void targetsThatNeedMoreSayWhatTheyNeed() throws Exception {
        LauncherScript.Run without = tool("targets node-simd jvm-swar");

        assertThat(without.status()).isZero();
        assertThat(without.out())
                .containsSubsequence(
                        "node-simd",
                        "not available: no Node 20",
                        "to change that: install Node 20 or later",
                        "jvm-swar",
                        "available: ");
        assertThat(tool("targets").out()).doesNotContain("mvn").doesNotContain("./atlas");
        assertThat(tool("witness --spark local text").err()).hasLineCount(1).contains("needs a checkout");

        LauncherScript.Run with = shell.run("ln -s '" + HOME.resolve(".tools/node/node") + "' bin/node; " + BARE
                + "'a folder/tool/atlas' ask node-simd sum '{\"data\":{\"hex\":\"ff\"}}'");
        assertThat(with.status()).as(with.err()).isZero();
        assertThat(with.out()).contains("answered {\"result\":\"OK\",\"sum\":63}");
    }

    @Test
    void theRestOfTheCommandsAndTheManualWork() throws Exception {
        assertThat(tool("vectors list --clause S2.2").out()).contains("sum/empty-hex");
        assertThat(tool("--version").out()).contains("atlas-l2 ", "commit ", "vectors ");
        assertThat(tool("help sum").out()).startsWith("Usage: atlas sum");
        assertThat(tool("completion bash").out()).contains("certify", "--leaf");
        assertThat(tool("witness --tree --out list text").status()).isZero();
        assertThat(tool("witness --check list").out()).isEqualTo("text: OK\n");
        try (var pages = Files.list(folder.resolve("a folder/tool/share/man/man1"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .contains("atlas.1", "atlas-certify.1", "atlas-vectors-list.1", "atlas-sum.1");
        }
    }

    @Test
    void runtimeHasOnlyTheModulesThatAreNeeded() throws Exception {
        assertThat(shell.run("'a folder/tool/runtime/bin/java' --list-modules").out())
                .contains("jdk.incubator.vector")
                .doesNotContain("java.desktop", "jdk.compiler");
    }
}
