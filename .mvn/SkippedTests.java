import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Lists the tests that a build skipped, by what would make them run, from the reports {@code TEST-*.xml} that Surefire,
 * Failsafe and Node write. A skip without a reason and a way to run it ends with status 1: its message must be {@code
 * REASON; to run it: WAY}.
 *
 * <p>Usage: {@code java SkippedTests.java FOLDER SINCE}, where SINCE is the start of the build: reports that are older are
 * another build's
 */
public final class SkippedTests {
    private static final String WAY = "; to run it: ";

    /** @param message as the report has it */
    private record Skip(String module, String test, String message) {
        boolean isExplained() {
            int at = message.indexOf(WAY);
            return at > 0 && at + WAY.length() < message.length();
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Instant since = Instant.parse(args[1]);
        List<Skip> skips = new ArrayList<>();
        for (Path report : reports(folder, since)) {
            skips.addAll(read(folder, report));
        }
        if (skips.isEmpty()) {
            System.out.println("No test was skipped.");
            return;
        }
        Map<String, List<Skip>> byMessage = new TreeMap<>();
        skips.forEach(skip -> byMessage
                .computeIfAbsent(skip.message, key -> new ArrayList<>())
                .add(skip));
        System.out.println(skips.size() + (skips.size() == 1 ? " test was skipped:" : " tests were skipped:"));
        byMessage.forEach((message, all) -> {
            System.out.println("  " + message);
            all.forEach(skip -> System.out.println("    " + skip.module + ": " + skip.test));
        });
        if (!skips.stream().allMatch(Skip::isExplained)) {
            System.out.println("A skipped test must say \"REASON" + WAY + "WAY\", and not all of these do.");
            System.exit(1);
        }
    }

    private static List<Path> reports(Path folder, Instant since) throws IOException {
        try (Stream<Path> files = Files.find(
                folder,
                6,
                (file, attributes) -> attributes.isRegularFile()
                        && file.getFileName().toString().matches("TEST-.*\\.xml")
                        && folder.relativize(file).toString().contains("target")
                        && !attributes.lastModifiedTime().toInstant().isBefore(since))) {
            return files.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Skip> read(Path folder, Path report) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        NodeList skipped = builder.parse(report.toFile()).getElementsByTagName("skipped");
        String module = folder.relativize(report).toString().replace('\\', '/').replaceFirst("/?target/.*", "");
        List<Skip> skips = new ArrayList<>();
        for (int i = 0; i < skipped.getLength(); i++) {
            Element test = (Element) skipped.item(i).getParentNode();
            String message = message((Element) skipped.item(i));
            skips.add(new Skip(
                    module.isEmpty() ? folder.getFileName().toString() : module,
                    test.getAttribute("classname") + " " + test.getAttribute("name"),
                    message.isEmpty() ? "(no reason)" : message));
        }
        return skips;
    }

    /** The message is an attribute, or what comes before the stack in the text; JUnit says before it how it was skipped. */
    private static String message(Element skipped) {
        String message = skipped.hasAttribute("message") ? skipped.getAttribute("message") : skipped.getTextContent();
        return message.split("\n\\s+at ", 2)[0]
                .replaceFirst("(?s)^.*?(Assumption failed: | ==> )", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
