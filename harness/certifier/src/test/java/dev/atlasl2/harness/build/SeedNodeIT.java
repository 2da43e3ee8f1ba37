package dev.atlasl2.harness.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.targets.NpmRegistry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node and npm come from packages with the hashes that the build knows, whatever a registry says of them. */
class SeedNodeIT {
    private static final String NODE = "99.1.2";
    private static final String NPM = "11.99.1";

    @TempDir
    Path folder;

    private final Properties hashes = new Properties();
    private NpmRegistry registry;
    private String platform;

    @BeforeEach
    void offerBoth() throws IOException {
        registry = new NpmRegistry();
        platform = "node-linux-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64");
        offer(platform, NODE, Map.of("bin/node", "#!/bin/sh\necho v" + NODE + "\n"), true);
        offer("npm", NPM, Map.of("bin/npm", "#", "bin/npx", "#", "bin/npm.cmd", "#", "bin/npx.cmd", "#"), true);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void packagesWithTheKnownHashesAreInstalledAndKept() throws Exception {
        BuildTool first = seed();
        assertThat(first.status()).as(first.out()).isZero();
        assertThat(folder.resolve("tools/node/node")).isExecutable();
        assertThat(folder.resolve("tools/node/npm")).isExecutable();
        assertThat(folder.resolve("tools/node/node_modules/npm/package.json"))
                .content()
                .contains(NPM);
        assertThat(folder.resolve("tools"))
                .as("only Node, and the lock, which a build that waits may hold")
                .isDirectoryNotContaining(file -> !file.endsWith("node") && !file.endsWith("seed.lock"));

        registry.close();
        assertThat(seed()).isEqualTo(new BuildTool(0, ""));
    }

    @Test
    void tamperedTarballIsRefusedByNameWithBothHashesAndNothingOfItRuns() throws Exception {
        for (String name : new String[] {platform, "npm"}) {
            offerBoth();
            Path ran = folder.resolve("ran");
            byte[] tampered = offer(
                    name,
                    name.equals("npm") ? NPM : NODE,
                    Map.of("bin/node", "#!/bin/sh\n: > " + ran + "\necho v" + NODE + "\n", "bin/npm", "#"),
                    false);

            BuildTool refused = seed();

            assertThat(refused.status()).as(refused.out()).isEqualTo(1);
            String version = name + "@" + (name.equals("npm") ? NPM : NODE);
            assertThat(refused.out())
                    .contains(
                            "Node cannot be installed in ",
                            version + ", which must have the hash " + hashes.get(version))
                    .contains("but got " + NpmRegistry.integrity(tampered));
            assertThat(ran).doesNotExist();
            assertThat(folder.resolve("tools/node")).doesNotExist();
        }
    }

    @Test
    void packageWithoutAKnownHashIsNotAskedFor() throws Exception {
        hashes.remove("npm@" + NPM);
        assertThat(seed().out()).contains("no hash of npm@" + NPM + " is known");
        hashes.remove(platform + "@" + NODE);
        BuildTool refused = seed(); // no machine has this release line on its PATH
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out())
                .contains("no package " + platform + "@" + NODE, "no Node 99.x on the PATH: install one");
    }

    private BuildTool seed() throws Exception {
        Path file = folder.resolve("hashes.properties");
        try (var out = Files.newOutputStream(file)) {
            hashes.store(out, null);
        }
        String path =
                Path.of(System.getProperty("atlas.home"), ".tools/node") + File.pathSeparator + System.getenv("PATH");
        Map<String, String> environment = Map.of(
                "PATH", path,
                "npm_config_registry", registry.url(),
                "npm_config_cache", folder.resolve("cache").toString());
        return BuildTool.run(
                "SeedNode.java", environment, folder.resolve("tools").toString(), NODE, NPM, file.toString());
    }

    /** Returns the tarball, whose hash is known from now on if it is said so. */
    private byte[] offer(String name, String version, Map<String, String> files, boolean isKnown) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            entry(zip, "package.json", "{ \"name\": \"" + name + "\", \"version\": \"" + version + "\" }");
            for (var file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue());
            }
            zip.write(new byte[1024]);
        }
        registry.offer(name, version, out.toByteArray());
        if (isKnown) {
            hashes.put(name + "@" + version, NpmRegistry.integrity(out.toByteArray()));
        }
        return out.toByteArray();
    }

    /** A file as POSIX tar has it. */
    private static void entry(GZIPOutputStream zip, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[512];
        put(header, 0, "package/" + name);
        put(
                header,
                100,
                "0000755\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(content.length) + "00000000000\0");
        put(header, 148, "        0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        zip.write(header);
        zip.write(content);
        zip.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
