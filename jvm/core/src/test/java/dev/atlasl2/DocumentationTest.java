package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that the libraries export has a doc comment, and the comment of a method begins with its result. */
class DocumentationTest {
    private static final List<String> EXPORTED = List.of(
            "spec/src/main/java/dev/atlasl2/spec",
            "spec/src/main/java/dev/atlasl2/spec/reference",
            "jvm/core/src/main/java/dev/atlasl2",
            "jvm/vector/src/main/java/dev/atlasl2/vector",
            "jvm/files/src/main/java/dev/atlasl2/files",
            "jvm/spark/src/main/java/dev/atlasl2/spark");

    /** All public elements, as TYPE.NAME: comment. */
    private final List<Documented> found = new ArrayList<>();

    /** @param result null for types, constructors and void methods */
    private record Documented(String name, String result, String comment) {}

    @BeforeEach
    void readSources() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        List<Path> sources = new ArrayList<>();
        for (String exported : EXPORTED) {
            try (Stream<Path> files = Files.list(root.resolve(exported))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                        .forEach(sources::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(DocTrees.instance(task)).scan(unit, null);
            }
        }
    }

    @Test
    void nothingPublicIsWithoutAComment() {
        assertThat(found).extracting(Documented::name).contains("Conservation", "Conservation.copy", "Segments.sum");
        assertThat(found)
                .filteredOn(documented -> documented.comment == null)
                .extracting(Documented::name)
                .isEmpty();
    }

    @Test
    void commentsBeginWithWhatIsReturned() {
        assertThat(found)
                .filteredOn(documented -> documented.result != null
                        && documented.comment != null
                        && !documented.comment.matches("(?s)(Returns|\\{@return) .*"))
                .extracting(documented -> documented.name + ": "
                        + documented.comment.lines().findFirst().orElse(""))
                .isEmpty();
    }

    @Test
    void mainEntryPointsHaveAnExampleThatATestRuns() {
        assertThat(found)
                .filteredOn(documented -> documented.comment != null
                        && documented.comment.matches("(?s).*\\{@snippet file=\\S+ExamplesTest.java\\S* .*"))
                .extracting(Documented::name)
                .contains(
                        "Batch",
                        "Budget",
                        "CompactRange",
                        "Conservation",
                        "ConservedBuffer",
                        "ConservedSum",
                        "Domain",
                        "Segments",
                        "TrackedSum",
                        "WitnessTree",
                        "Witnesses",
                        "WorkContext");
    }

    private final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private String type = "";

        Scanner(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            boolean isPublic = isPublic(tree.getModifiers()) || isInterfaceMember();
            if (!isPublic) {
                return null; // nothing in it is public
            }
            String outer = type;
            type = tree.getSimpleName().toString();
            add(type, null);
            super.visitClass(tree, null);
            type = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            boolean isOverriding = tree.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (!isOverriding && (isPublic(tree.getModifiers()) || isInterfaceMember())) {
                String result = tree.getReturnType() == null
                        ? null
                        : tree.getReturnType().toString();
                add(type + "." + tree.getName(), "void".equals(result) ? null : result);
            }
            return null;
        }

        private void add(String name, String result) {
            var comment = docs.getDocCommentTree(getCurrentPath());
            // A compact constructor of a record says nothing that the record does not say.
            if (comment != null || !isRecordMember()) {
                found.add(new Documented(
                        name,
                        result,
                        comment == null ? null : comment.toString().strip()));
            }
        }

        private boolean isInterfaceMember() {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            return parent.getKind() == Tree.Kind.INTERFACE;
        }

        private boolean isRecordMember() {
            return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                    && getCurrentPath().getLeaf() instanceof MethodTree method
                    && method.getReturnType() == null;
        }

        private static boolean isPublic(ModifiersTree modifiers) {
            return modifiers.getFlags().contains(Modifier.PUBLIC);
        }
    }
}
