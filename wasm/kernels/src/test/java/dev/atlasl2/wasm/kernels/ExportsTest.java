package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.tool.OperationTable;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.teavm.interop.Export;

/** The exports of the kernels, against the table of operations and the classes that the pom names to TeaVM. */
class ExportsTest {
    private static final String ABI = "abi.";

    @Test
    void exportsAreThoseOfTheTableOfOperations() throws Exception {
        OperationTable table = OperationTable.read(Path.of("../../spec/operations.json"));
        Set<String> named = new TreeSet<>(table.otherExports());
        table.operations()
                .forEach(operation -> operation.get("exports").forEach(export -> named.add(export.asString())));

        Set<String> exported = new TreeSet<>();
        exports().values().stream()
                .flatMap(List::stream)
                .filter(name -> name.startsWith(ABI))
                .forEach(name -> exported.add(name.substring(ABI.length())));
        assertThat(exported)
                .as("methods with @Export(name = \"abi.NAME\"), and exports and otherExports of spec/operations.json")
                .isEqualTo(named);
    }

    /** TeaVM leaves out the exports of a class that it is not told to keep. */
    @Test
    void everyClassWithExportsIsPreserved() throws Exception {
        List<String> preserved = Pattern.compile("<param>([^<]+)</param>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(preserved)
                .as("classesToPreserve in wasm/kernels/pom.xml, and the classes that have exports, in order")
                .containsExactlyElementsOf(exports().keySet());
    }

    /** Returns the names that each class exports, for those that do. */
    private static Map<String, List<String>> exports() throws Exception {
        Map<String, List<String>> exports = new TreeMap<>();
        Path classes = Path.of(Sum.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(Sum.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = Sum.class.getPackageName() + "."
                        + file.getFileName().toString().replace(".class", "");
                List<String> names = Arrays.stream(Class.forName(name).getDeclaredMethods())
                        .map((Method method) -> method.getAnnotation(Export.class))
                        .filter(export -> export != null)
                        .map(Export::name)
                        .toList();
                if (!names.isEmpty()) {
                    exports.put(name, names);
                }
            }
        }
        return exports;
    }
}
