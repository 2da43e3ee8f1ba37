package dev.atlasl2.harness.targets.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browsers that are targets, and how each shows one page, without questions and without the user's data. */
enum Browser {
    CHROMIUM("Chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable") {
        @Override
        String[] packages() {
            return new String[] {"chromium"};
        }

        @Override
        List<String> command(Path program, Path profile, String url, boolean onGpu) {
            // Its sandbox refuses to run as root. The page is the kit's own, and only uses loopback.
            List<String> command = new ArrayList<>(List.of(
                    program.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-breakpad",
                    "--disable-dev-shm-usage"));
            // On Linux WebGPU is behind a flag, and reaches GPUs by Vulkan. Without a GPU it has a software adapter.
            command.addAll(
                    onGpu ? List.of("--enable-unsafe-webgpu", "--enable-features=Vulkan") : List.of("--disable-gpu"));
            command.addAll(List.of("--user-data-dir=" + profile, url));
            return command;
        }
    },

    FIREFOX("Firefox", "firefox-esr", "firefox") {
        @Override
        String[] packages() {
            return new String[] {"firefox-esr"};
        }

        @Override
        List<String> command(Path program, Path profile, String url, boolean onGpu) {
            return List.of(program.toString(), "--headless", "--no-remote", "--profile", profile.toString(), url);
        }

        @Override
        void prepare(Path profile) throws IOException {
            Files.writeString(profile.resolve("user.js"), FIREFOX_PREFERENCES);
        }
    },

    WEBKIT("WebKitGTK", "MiniBrowser") {
        @Override
        String[] packages() {
            return new String[] {"webkit2gtk-driver", "xvfb"};
        }

        @Override
        List<String> command(Path program, Path profile, String url, boolean onGpu) {
            return List.of(program.toString(), "--private", url);
        }

        @Override
        Map<String, String> environment() {
            // Its sandbox needs user namespaces, which containers and root lack. The engine has shared memory, but this
            // port enables it only on request.
            return Map.of(
                    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS",
                    "1",
                    "JSC_useSharedArrayBuffer",
                    "1",
                    "GDK_BACKEND",
                    "x11",
                    "LIBGL_ALWAYS_SOFTWARE",
                    "1");
        }

        @Override
        boolean needsDisplay() {
            return true;
        }

        @Override
        List<Path> folders() {
            return LIBRARIES.stream().flatMap(Browser::webkitFolders).toList();
        }
    };

    /** No update, no telemetry, no portal detection, no first-run page, and no time limit for scripts. */
    private static final String FIREFOX_PREFERENCES = """
            user_pref("app.normandy.enabled", false);
            user_pref("app.update.enabled", false);
            user_pref("browser.aboutwelcome.enabled", false);
            user_pref("browser.newtabpage.enabled", false);
            user_pref("browser.safebrowsing.downloads.enabled", false);
            user_pref("browser.safebrowsing.malware.enabled", false);
            user_pref("browser.safebrowsing.phishing.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("browser.startup.homepage_override.mstone", "ignore");
            user_pref("datareporting.healthreport.uploadEnabled", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("dom.max_script_run_time", 0);
            user_pref("extensions.update.enabled", false);
            user_pref("media.gmp-manager.updateEnabled", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            user_pref("network.dns.disablePrefetch", true);
            user_pref("services.settings.server", "http://127.0.0.1:9");
            user_pref("toolkit.telemetry.enabled", false);
            user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
            """;

    private static final List<Path> LIBRARIES =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/libexec"));

    private final String title;
    private final List<String> names;

    Browser(String title, String... names) {
        this.title = title;
        this.names = List.of(names);
    }

    /** Returns the first part of its targets' ids. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns its usual name. */
    public String title() {
        return title;
    }

    /**
     * Returns the command that shows a page. Other users can read its words, so they must not contain the address.
     *
     * @param onGpu whether the page computes on the GPU
     */
    abstract List<String> command(Path program, Path profile, String url, boolean onGpu);

    /** Returns the Debian packages that contain it. */
    abstract String[] packages();

    /** Fills a fresh profile folder. */
    void prepare(Path profile) throws IOException {}

    /** Returns the variables of its environment in addition to those of every browser. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** Returns whether it needs a display. */
    boolean needsDisplay() {
        return false;
    }

    /** Returns where it may be installed in addition to the folders of the PATH. */
    List<Path> folders() {
        return List.of();
    }

    /** Returns the names of such programs. */
    List<String> names() {
        return names;
    }

    /** Returns the first program of its names on the PATH or in its own folders. */
    Optional<Path> find(String path) {
        return names.stream()
                .flatMap(name -> Stream.concat(onPath(path), folders().stream()).map(folder -> folder.resolve(name)))
                .filter(program -> Files.isExecutable(program) && Files.isRegularFile(program))
                .findFirst();
    }

    static Stream<Path> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    /** Debian has {@code LIBRARY/TRIPLET/webkit2gtk-4.1}, Fedora {@code LIBEXEC/webkit2gtk-4.1}; the newest first. */
    private static Stream<Path> webkitFolders(Path library) {
        try (Stream<Path> found = Files.find(
                library, 2, (folder, _) -> folder.getFileName().toString().matches("webkit(2gtk-4|gtk-6).*"))) {
            return found.sorted(Comparator.reverseOrder()).toList().stream();
        } catch (IOException e) {
            return Stream.of(); // an unreadable folder counts as an absent one
        }
    }
}
