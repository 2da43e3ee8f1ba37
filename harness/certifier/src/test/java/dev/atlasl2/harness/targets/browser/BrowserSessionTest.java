package dev.atlasl2.harness.targets.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.harness.targets.Dist;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shell scripts play the role of the browser: testing the harness's reaction to failures does not need a real one. */
@Timeout(300)
class BrowserSessionTest {
    @TempDir
    Path folder;

    private Dist dist;

    @BeforeEach
    void pack() throws IOException {
        dist = new Dist(folder, folder);
        for (String file : new String[] {"js/page/index.html", "js/src/session.mjs", "npm/package.json"}) {
            Files.createDirectories(dist.targets(file).getParent());
            Files.writeString(dist.targets(file), "");
        }
    }

    @Test
    void browserThatEndsAtOnceDidNotStart() throws Exception {
        TargetFault fault = failing("chromium", "echo cannot open display >&2; exit 3");

        assertThat(fault.fault()).isEqualTo(Fault.NO_START);
        assertThat(fault).hasMessage("the browser ended with status 3 before it loaded the page");
    }

    @Test
    void browserThatIsKilledSaysBySignal() throws Exception {
        assertThat(failing("chromium", "kill -9 $$")).hasMessageContaining("was ended by signal 9");
    }

    @Test
    void browserThatNeverComesIsEndedWithAllThatItStartedAndItsProfileIsGone() throws Exception {
        program("firefox-esr", "pwd > '" + folder + "/where'; sleep 600 & echo $! > '" + folder + "/child'; wait");
        try (Session session = target(Browser.FIREFOX).open()) {
            TargetFault fault =
                    catchThrowableOfType(TargetFault.class, () -> session.exchange("{}", Duration.ofSeconds(6)));
            assertThat(fault.fault()).isEqualTo(Fault.NO_START);
            assertThat(fault).hasMessageContaining("did not load the page within 6000 ms");
            assertThat(read("where").resolve("user.js")).content().contains("telemetry");
        }

        assertThat(read("where")).doesNotExist();
        long child = Long.parseLong(read("child").toString());
        ProcessHandle.of(child).ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
    }

    /** Every user of the machine can read the arguments of a program, and could answer instead of the page. */
    @ParameterizedTest
    @EnumSource(Browser.class)
    void addressOfThePageIsNotAmongTheArgumentsButInAFileForThisUserAlone(Browser browser) throws Exception {
        program(browser.names().getFirst(), "printf '%s\\n' \"$@\" > '" + folder + "/arguments'; sleep 600");
        program("Xvfb", "echo 99; sleep 600");
        List<String> arguments;
        Session session = target(browser).open();
        try (session) {
            do {
                Thread.sleep(20);
            } while (!Files.exists(folder.resolve("arguments")) || Files.size(folder.resolve("arguments")) == 0);
            arguments = Files.readAllLines(folder.resolve("arguments"));
            Path page = Path.of(URI.create(arguments.getLast()));
            Matcher address = Pattern.compile(
                            "http://127\\.0\\.0\\.1:\\d+/([0-9a-f]{32})/js/page/index\\.html\\?engine=simd")
                    .matcher(Files.readString(page));

            assertThat(address.find()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page.getParent())))
                    .isEqualTo("rwx------");
            assertThat(arguments)
                    .noneMatch(argument -> argument.contains(address.group(1)) || argument.contains("http"));
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address.group())).build();
            HttpRequest without = HttpRequest.newBuilder(
                            URI.create(address.group().replace(address.group(1) + "/", "")))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
                assertThat(client.send(without, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    /** It cannot change what it does not know: the user's own profile, home and session bus. */
    @Test
    void browserSeesNothingOfItsUsers() throws Exception {
        TargetFault fault = failing(
                "chromium",
                "for v in \"$HOME\" \"$TMPDIR\" \"$XDG_CONFIG_HOME\"; do [ \"$v\" = \"$(pwd)\" ] || exit 4; done;"
                        + " [ \"$DBUS_SESSION_BUS_ADDRESS\" = disabled: ] && exit 7");

        assertThat(fault).hasMessageContaining("ended with status 7 ");
    }

    @Test
    void webkitWithoutADisplayIsMissing() throws Exception {
        program("MiniBrowser", "exit 0");
        assertThat(target(Browser.WEBKIT).availability())
                .isEqualTo(new Missing(
                        "no Xvfb on the PATH, and WebKitGTK needs a display", "./atlas targets --install webkit-simd"));

        program("Xvfb", "exit 1");
        assertThat(target(Browser.WEBKIT).availability()).isInstanceOf(Available.class);
    }

    /**
     * Its window shows the address of its page, and a display without a cookie is open to every user of the machine.
     */
    @Test
    void displayIsOpenOnlyToProgramsThatKnowItsCookie() throws Exception {
        program("Xvfb", "printf '%s\\n' \"$@\" > '" + folder + "/display'; echo 99; sleep 600");
        program(
                "MiniBrowser",
                "cp \"$XAUTHORITY\" '" + folder + "/cookie.new'; mv '" + folder + "/cookie.new' '" + folder
                        + "/cookie'; sleep 600");
        Session session = target(Browser.WEBKIT).open();
        try (session) {
            while (!Files.exists(folder.resolve("cookie"))) {
                Thread.sleep(20);
            }
        }

        assertThat(folder.resolve("display")).content().contains("\n-auth\n");
        byte[] cookie = Files.readAllBytes(folder.resolve("cookie"));
        assertThat(cookie).hasSize(2 + 2 + 2 + 2 + "MIT-MAGIC-COOKIE-1".length() + 2 + 16);
        assertThat(new String(cookie, StandardCharsets.ISO_8859_1)).contains("MIT-MAGIC-COOKIE-1");
    }

    @Test
    void missingBrowserNamesTheCommandThatInstallsIt() {
        assertThat(target(Browser.FIREFOX).availability())
                .isEqualTo(
                        new Missing("no firefox-esr, firefox on the PATH", "./atlas targets --install firefox-simd"));
        assertThat(target(Browser.FIREFOX).installation()).isPresent();
    }

    private TargetFault failing(String name, String script) throws Exception {
        program(name, script);
        try (Session session = target(Browser.CHROMIUM).open()) {
            return catchThrowableOfType(TargetFault.class, () -> session.exchange("{}", Duration.ofMinutes(1)));
        }
    }

    private BrowserTarget target(Browser browser) {
        return new BrowserTarget(dist, browser, "simd", false, folder.toString());
    }

    private Path read(String name) throws IOException {
        return Path.of(Files.readString(folder.resolve(name)).strip());
    }

    private void program(String name, String script) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
