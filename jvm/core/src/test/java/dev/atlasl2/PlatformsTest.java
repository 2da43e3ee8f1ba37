package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/platforms.md lists how each platform spells an operation. The code must have these calls. */
class PlatformsTest {
    private static final List<String> PLATFORMS = List.of("JVM", "JavaScript", "C", "Go", "Python", "WASM");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final List<Class<?>> STATELESS = List.of(
            Conservation.class,
            Batch.class,
            Witnesses.class,
            WitnessTree.class,
            CompactRange.class,
            WitnessRecord.class);

    private static final Path ROOT = root();
    private static final List<List<String>> ROWS = rows();

    @TestFactory
    Stream<DynamicTest> callsAreThoseOfTheCode() {
        return IntStream.range(0, PLATFORMS.size()).boxed().map(i -> {
            String platform = PLATFORMS.get(i);
            return DynamicTest.dynamicTest(platform, () -> {
                Set<String> known = calls(platform);
                Set<String> said = said(i);
                assertThat(said).hasSizeGreaterThan(15);
                assertThat(known).as("calls of " + platform).containsAll(said);
            });
        });
    }

    @Test
    void noStatelessOperationIsLeftOut() {
        Set<String> jvm = STATELESS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method ->
                                Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                        .map(method -> type.getSimpleName() + "." + method.getName()))
                .collect(Collectors.toSet());
        assertThat(names(said(0))).containsAll(jvm);
        Set<String> javaScript = names(calls("JavaScript"));
        javaScript.removeIf(name -> !name.startsWith("Atlas."));
        assertThat(javaScript).contains("Atlas.copy");
        assertThat(names(said(1))).containsAll(javaScript);
    }

    @Test
    void errorsAreThoseOfTheSpecification() {
        Set<String> codes = Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());
        assertThat(ROWS)
                .allSatisfy(
                        row -> assertThat(codes).containsAll(List.of(row.get(7).split(", "))));
    }

    private static Set<String> said(int platform) {
        return ROWS.stream()
                .flatMap(row -> CODE.matcher(row.get(platform + 1)).results().map(code -> code.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Set<String> calls) {
        return calls.stream()
                .map(call -> call.replaceFirst("\\(.*", ""))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> calls(String platform) {
        return switch (platform) {
            case "JVM" -> jvm();
            case "JavaScript" -> javaScript(types());
            case "C" ->
                found(
                        "(?m)^\\w[\\w ]*? \\*?(\\w+)\\(([^)]*)\\);",
                        source("atlas_l2.h"),
                        parameter -> parameter.replaceFirst("\\[.*", "").replaceFirst(".*\\W", ""));
            case "Go" ->
                found(
                        "(?m)^func (?:\\([^)]*\\) )?(\\w+)\\(([^)]*)\\)",
                        source("layer.go") + source("tree.go"),
                        parameter -> parameter.replaceFirst(" .*", ""));
            case "Python" -> found("def (\\w+)\\(([^)]*)\\)", source("atlas_l2.py"), parameter -> parameter);
            default ->
                found("\\| `(\\w+)` \\| `([^`]*)` \\|", read("spec/ABI.md"), name -> name.replaceFirst(" .*", ""));
        };
    }

    private static Set<String> jvm() {
        return Stream.concat(STATELESS.stream(), Stream.of(Budget.class, Domain.class, ConservedSum.class))
                .flatMap(type -> Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getConstructors())))
                .map(PlatformsTest::call)
                .collect(Collectors.toSet());
    }

    private static String call(Executable call) {
        String type = call.getDeclaringClass().getSimpleName();
        if (call instanceof Method) { // also methods inherited from a class that is not public
            type = (type.equals("BudgetCell") ? "Budget" : type) + "." + call.getName();
        } else {
            type = "new " + type;
        }
        return Arrays.stream(call.getParameters())
                .map(Parameter::getName)
                .collect(Collectors.joining(", ", type + "(", ")"));
    }

    /** Methods of interfaces, and constructors that an instance offers. */
    private static Set<String> javaScript(String types) {
        Function<String, String> name =
                parameter -> parameter.replaceFirst(":.*", "").replaceFirst("^\\.\\.\\.", "");
        Map<String, Set<String>> calls = new HashMap<>();
        Map<String, List<String>> parents = new HashMap<>();
        Matcher matcher = Pattern.compile(
                        "(?ms)^export (?:interface|class) (\\w+)(?: extends ([\\w, ]+))?[^{]*\\{\\n(.*?)^\\}")
                .matcher(types.replaceAll("(?s)/\\*\\*.*?\\*/", "")
                        .replaceAll("\\(proof: \\{.*?\\}\\)", "(proof: object)"));
        while (matcher.find()) {
            Set<String> own = new HashSet<>(found("(?m)^  (\\w+)\\(([^)]*)\\):", matcher.group(3), name));
            found("(?m)^  readonly (\\w+): new \\(([^)]*)\\) =>", matcher.group(3), name)
                    .forEach(call -> own.add("new " + call));
            calls.put(matcher.group(1), own);
            String names = matcher.group(2);
            parents.put(
                    matcher.group(1),
                    names == null ? List.of() : List.of(names.strip().split(", *")));
        }
        return calls.keySet().stream()
                .flatMap(type ->
                        inherited(type, calls, parents).map(call -> call.startsWith("new ") ? call : type + "." + call))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<String> inherited(
            String type, Map<String, Set<String>> calls, Map<String, List<String>> parents) {
        return Stream.concat(
                calls.getOrDefault(type, Set.of()).stream(),
                parents.getOrDefault(type, List.of()).stream().flatMap(parent -> inherited(parent, calls, parents)));
    }

    /** @param declaration whose first group is the name, and whose second has the parameters */
    private static Set<String> found(String declaration, String source, Function<String, String> parameter) {
        return Pattern.compile(declaration)
                .matcher(source)
                .results()
                .map(match -> Arrays.stream(match.group(2)
                                .replaceAll("\\{[^}]*\\}|<[^>]*>", "")
                                .split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(parameter)
                        .collect(Collectors.joining(", ", match.group(1) + "(", ")")))
                .collect(Collectors.toSet());
    }

    private static List<List<String>> rows() {
        List<List<String>> rows = read("docs/platforms.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| operation"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(PLATFORMS.size() + 2));
        return rows;
    }

    /** Returns an example's file, wherever the examples are. */
    private static String source(String file) {
        try (Stream<Path> files = Files.walk(ROOT.resolve("harness"))) {
            Path found = files.filter(
                            path -> path.endsWith(file) && path.toString().contains("adapters"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the types of the npm package, of all subjects. */
    private static String types() {
        try (Stream<Path> files = Files.list(ROOT.resolve("wasm/npm/types"))) {
            return files.map(ROOT::relativize)
                    .map(file -> read(file.toString()))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("spec/SPEC.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
