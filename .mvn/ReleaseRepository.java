import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Lays out the modules that the BOM names as a Maven repository, from what the build of a release left in their target
 * folders: POM, jar, sources, Javadoc, and metadata for Gradle, each with the checksums that Maven Central wants. With a
 * key, gpg signs each file.
 *
 * <p>Usage: {@code java ReleaseRepository.java KIT OUT [KEY]}, where KIT is a built checkout, and OUT a folder that does
 * not exist
 */
public final class ReleaseRepository {
    /** Maven Central wants the first two; Gradle and newer versions of Maven prefer the others. */
    private static final Map<String, String> CHECKSUMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

    /** Gradle looks for the last line: it then reads the metadata of its own. */
    private static final String MARKER = """
              <!-- This module was also published with a richer model, Gradle metadata,  -->
              <!-- which should be used instead. Do not delete the following line which  -->
              <!-- is to indicate to Gradle or any Gradle module metadata file consumer  -->
              <!-- that they should prefer consuming it instead. -->
              <!-- do_not_remove: published-with-gradle-metadata -->
            """;

    private final Path out;
    private final String key;

    private ReleaseRepository(Path out, String key) {
        this.out = out;
        this.key = key;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: java ReleaseRepository.java KIT OUT [KEY]");
            System.exit(2);
        }
        Path kit = Path.of(args[0]);
        ReleaseRepository repository = new ReleaseRepository(Path.of(args[1]), args.length > 2 ? args[2] : "");
        try {
            Map<String, Path> modules = modules(kit);
            Pom bom = Pom.read(kit.resolve("jvm/bom/target/flattened-pom.xml"));
            repository.put(bom, kit.resolve("jvm/bom"));
            for (Dependency published : bom.dependencies()) {
                Path module = modules.get(published.artifact());
                if (module == null) {
                    throw new IOException(
                            "the BOM names " + published.artifact() + ", which is not a module of this build");
                }
                Pom pom = Pom.read(module.resolve("target/flattened-pom.xml"));
                requirePublished(pom, bom);
                repository.put(pom, module);
            }
        } catch (IOException e) {
            String what = e instanceof NoSuchFileException ? "this is missing, build it first: " : "";
            System.err.println("maven repository: " + what + e.getMessage());
            System.exit(1);
        }
    }

    /** Refuses a module that needs another one of the kit which is not in the repository. */
    private static void requirePublished(Pom pom, Pom bom) throws IOException {
        for (Dependency dependency : pom.dependencies()) {
            if (dependency.group().equals(bom.group())
                    && bom.dependencies().stream()
                            .noneMatch(known -> known.artifact().equals(dependency.artifact()))) {
                throw new IOException(
                        pom.artifact() + " needs " + dependency.artifact() + ", which jvm/bom/pom.xml does not name");
            }
        }
    }

    /** Returns the folders of the modules by their artifact. */
    private static Map<String, Path> modules(Path kit) throws Exception {
        Map<String, Path> modules = new TreeMap<>();
        NodeList names = parse(kit.resolve("pom.xml")).getElementsByTagName("module");
        for (int i = 0; i < names.getLength(); i++) {
            Path module = kit.resolve(names.item(i).getTextContent());
            modules.put(child(parse(module.resolve("pom.xml")), "artifactId"), module);
        }
        return modules;
    }

    private void put(Pom pom, Path module) throws Exception {
        Path folder = Files.createDirectories(out.resolve(pom.group().replace('.', '/'))
                .resolve(pom.artifact())
                .resolve(pom.version()));
        String stem = pom.artifact() + "-" + pom.version();
        String xml =
                Files.readString(module.resolve("target/flattened-pom.xml")).replace("\r\n", "\n");
        List<Path> put = new ArrayList<>();
        if (pom.packaging().equals("jar")) {
            int project = xml.indexOf("<project");
            int start = xml.indexOf('\n', xml.indexOf('>', project)) + 1;
            xml = xml.substring(0, start) + MARKER + xml.substring(start);
            for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                put.add(Files.copy(module.resolve("target/" + stem + ending), folder.resolve(stem + ending)));
            }
            put.add(Files.writeString(folder.resolve(stem + ".module"), GradleMetadata.of(pom, folder, stem)));
        }
        put.add(Files.writeString(folder.resolve(stem + ".pom"), xml));
        for (Path file : put) {
            if (!key.isEmpty()) {
                sign(file);
            }
            for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
                Files.writeString(
                        file.resolveSibling(file.getFileName() + "." + checksum.getKey()),
                        hash(checksum.getValue(), file));
            }
        }
    }

    private void sign(Path file) throws IOException, InterruptedException {
        int status = new ProcessBuilder(
                        "gpg", "--batch", "--yes", "--armor", "--detach-sign", "--local-user", key, file.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("gpg cannot sign with the key '" + key + "': it ended with status " + status);
        }
    }

    private static String hash(String algorithm, Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    }

    private static Element parse(Path xml) throws Exception {
        try (var in = Files.newInputStream(xml)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    /** Returns the text of the first child of that name, or nothing. */
    private static String child(Element parent, String name) {
        return children(parent, name).findFirst().map(Element::getTextContent).orElse("");
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList all = parent.getChildNodes();
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
                .map(all::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    /**
     * A dependency of users.
     *
     * @param exclusions as {@code group:artifact}
     */
    private record Dependency(String group, String artifact, String version, String scope, List<String> exclusions) {
        static Dependency of(Element dependency) {
            List<String> exclusions = children(dependency, "exclusions")
                    .flatMap(all -> children(all, "exclusion"))
                    .map(one -> child(one, "groupId") + ":" + child(one, "artifactId"))
                    .toList();
            return new Dependency(
                    child(dependency, "groupId"),
                    child(dependency, "artifactId"),
                    child(dependency, "version"),
                    child(dependency, "scope"),
                    exclusions);
        }
    }

    /**
     * What users read.
     *
     * @param dependencies what the module needs at run time; of a BOM, what it names
     */
    private record Pom(String group, String artifact, String version, String packaging, List<Dependency> dependencies) {
        static Pom read(Path file) throws Exception {
            Element project = parse(file);
            Stream<Element> listed = Stream.concat(
                    children(project, "dependencies"),
                    children(project, "dependencyManagement").flatMap(all -> children(all, "dependencies")));
            String packaging = child(project, "packaging");
            return new Pom(
                    child(project, "groupId"),
                    child(project, "artifactId"),
                    child(project, "version"),
                    packaging.isEmpty() ? "jar" : packaging,
                    listed.flatMap(all -> children(all, "dependency"))
                            .filter(one ->
                                    !List.of("provided", "test", "system").contains(child(one, "scope")))
                            .filter(one -> !child(one, "optional").equals("true"))
                            .map(Dependency::of)
                            .toList());
        }
    }

    /** What Gradle reads in place of the POM. It refuses a jar for a newer Java than the project's, which the POM cannot say. */
    private static final class GradleMetadata {
        static String of(Pom pom, Path folder, String stem) throws Exception {
            int java = java(folder.resolve(stem + ".jar"));
            List<Dependency> api = pom.dependencies().stream()
                    .filter(one -> !one.scope().equals("runtime"))
                    .toList();
            return """
                    {
                      "formatVersion": "1.1",
                      "component": {
                        "group": "%s",
                        "module": "%s",
                        "version": "%s",
                        "attributes": { "org.gradle.status": "release" }
                      },
                      "variants": [
                    %s,
                    %s,
                    %s,
                    %s
                      ]
                    }
                    """.formatted(
                    pom.group(),
                    pom.artifact(),
                    pom.version(),
                    code("apiElements", "java-api", java, api, folder.resolve(stem + ".jar")),
                    code("runtimeElements", "java-runtime", java, pom.dependencies(), folder.resolve(stem + ".jar")),
                    documents("javadoc", folder.resolve(stem + "-javadoc.jar")),
                    documents("sources", folder.resolve(stem + "-sources.jar")));
        }

        /** Returns the oldest Java that loads all classes. A module descriptor may be in an older format than its module. */
        private static int java(Path jar) throws IOException {
            int newest = 0;
            try (JarFile zip = new JarFile(jar.toFile())) {
                for (JarEntry entry : zip.stream().toList()) {
                    if (entry.getName().endsWith(".class") && !entry.getName().equals("module-info.class")) {
                        byte[] head = zip.getInputStream(entry).readNBytes(8);
                        newest = Math.max(newest, (head[6] & 0xff) << 8 | head[7] & 0xff);
                    }
                }
            }
            return newest - 44;
        }

        private static String code(String name, String usage, int java, List<Dependency> dependencies, Path jar)
                throws Exception {
            String needed = String.join(
                    ",\n", dependencies.stream().map(GradleMetadata::dependency).toList());
            return """
                        {
                          "name": "%s",
                          "attributes": {
                            "org.gradle.category": "library",
                            "org.gradle.dependency.bundling": "external",
                            "org.gradle.jvm.version": %d,
                            "org.gradle.libraryelements": "jar",
                            "org.gradle.usage": "%s"
                          },
                          "dependencies": [%s],
                          "files": [%s]
                        }""".formatted(name, java, usage, needed.isEmpty() ? "" : "\n" + needed + "\n  ", file(jar))
                    .indent(4)
                    .stripTrailing();
        }

        private static String documents(String type, Path jar) throws Exception {
            return """
                        {
                          "name": "%sElements",
                          "attributes": {
                            "org.gradle.category": "documentation",
                            "org.gradle.dependency.bundling": "external",
                            "org.gradle.docstype": "%s",
                            "org.gradle.usage": "java-runtime"
                          },
                          "files": [%s]
                        }""".formatted(type, type, file(jar)).indent(4).stripTrailing();
        }

        private static String dependency(Dependency dependency) {
            List<String> excluded = dependency.exclusions().stream()
                    .map(one -> "{ \"group\": \"%s\", \"module\": \"%s\" }".formatted((Object[]) one.split(":")))
                    .toList();
            return "    { \"group\": \"%s\", \"module\": \"%s\", \"version\": { \"requires\": \"%s\" }%s }"
                    .formatted(
                            dependency.group(),
                            dependency.artifact(),
                            dependency.version(),
                            excluded.isEmpty() ? "" : ", \"excludes\": [" + String.join(", ", excluded) + "]");
        }

        private static String file(Path jar) throws Exception {
            List<String> fields = new ArrayList<>();
            for (String name : List.of("sha512", "sha256", "sha1", "md5")) {
                fields.add("\"" + name + "\": \"" + hash(CHECKSUMS.get(name), jar) + "\"");
            }
            String name = jar.getFileName().toString();
            return "{ \"name\": \"%s\", \"url\": \"%s\", \"size\": %d, %s }"
                    .formatted(name, name, Files.size(jar), String.join(", ", fields));
        }
    }
}
