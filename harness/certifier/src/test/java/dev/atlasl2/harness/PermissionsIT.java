package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files, folders and a kit that the user may not read or write. Root may read everything: if the tests run as root, the
 * launcher runs as another user.
 */
class PermissionsIT {
    private static final String LINE = "26 17 not-conserved  open\n";
    private static final String OTHER_USER = "setpriv --reuid=65534 --regid=65534 --clear-groups -- ";

    @TempDir
    Path folder;

    private LauncherScript shell;

    /** What starts the launcher of a kit that the user may not write. */
    private String atlas;

    @BeforeEach
    void makeFiles() throws Exception {
        shell = new LauncherScript(folder);
        String user = Files.getOwner(folder).getName().equals("root") ? OTHER_USER : "";
        atlas = user + "kit/atlas ";
        KitCopy.whole(folder.resolve("kit"));
        for (String name : new String[] {"open", "secret", "closed/in", "locked/old"}) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "conserved or not?");
        }
        assertThat(shell.run("kit/atlas sum secret closed/in open > sums; kit/atlas witness secret closed/in open"
                                + " > witnesses; chmod a+r *s; chmod a+rx . && chmod -R a+rX,a-w kit locked"
                                + " && chmod 0 secret closed")
                        .status())
                .isZero();
        assumeTrue(
                shell.run(user + "test -x $ATLAS_JAVA_HOME/bin/java").status() == 0,
                "nothing is refused to root, and no other user can run the tests' Java; to run it: start the build as"
                        + " another user, or install setpriv and a JDK that all users can read");
    }

    @AfterEach
    void letTheFolderBeDeleted() throws Exception {
        shell.run("chmod -R u+rwX .");
    }

    @ParameterizedTest
    @CsvSource({"sum, sums", "witness, witnesses"})
    void fileThatMayNotBeReadIsNotMissing(String command, String list) throws Exception {
        LauncherScript.Run run = shell.run(atlas + command + " --check --ignore-missing " + list);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("open: OK\n").doesNotContain("closed/in: OK", "secret: OK");
        assertThat(run.err()).contains("secret: permission denied\n", "closed/in: permission denied\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "check", "witness", "witness --tree"})
    void fileThatMayNotBeReadIsNamedAndTheRestGoesOn(String command) throws Exception {
        LauncherScript.Run run = shell.run(atlas + command + " secret open closed closed/in");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).hasLineCount(1).contains("open");
        assertThat(run.err())
                .isEqualTo("atlas: secret: permission denied\natlas: closed: is a directory\n"
                        + "atlas: closed/in: permission denied\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "witness"})
    void listThatMayNotBeReadIsNamed(String command) throws Exception {
        LauncherScript.Run run = shell.run(atlas + command + " --check --ignore-missing secret closed/in");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("atlas: secret: permission denied\natlas: closed/in: permission denied\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked/new", "locked/old", "closed/new", "closed/in"})
    void outputThatMayNotBeWrittenIsRefusedAndLeftAlone(String out) throws Exception {
        LauncherScript.Run run = shell.run(atlas + "witness --out " + out
                + " open; echo $?; chmod u+rx closed; ls -A locked" + " closed; cat locked/old");

        assertThat(run.out()).isEqualTo("2\nclosed:\nin\n\nlocked:\nold\nconserved or not?");
        assertThat(run.err()).isEqualTo("atlas: --out " + out + ": cannot be written: permission denied\n");
    }

    @Test
    void kitOfAnotherUserWorksAndIsLeftAlone() throws Exception {
        String files = "find kit -printf '%p %s %T@ %m\\n' | sort";
        String before = shell.run(files).out();

        LauncherScript.Run run =
                shell.run(atlas + "sum open; " + atlas + "--version > version; echo $?; test -s version");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(LINE + "0\n");
        assertThat(run.status()).isZero();
        assertThat(shell.run(files).out()).isEqualTo(before);
    }

    @Test
    void staleKitOfAnotherUserIsNamed() throws Exception {
        Path maven = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho built\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(
                folder.resolve("kit/pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));

        LauncherScript.Run run = shell.run("PATH=$PWD/bin:$PATH " + atlas + "sum open");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("atlas: the kit is older than its sources, or not built yet, and this user cannot build it: "
                        + folder.toRealPath().resolve("kit/target") + " cannot be written\n");
    }
}
