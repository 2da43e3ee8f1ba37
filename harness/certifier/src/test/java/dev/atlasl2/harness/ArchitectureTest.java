package dev.atlasl2.harness;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Data runs one way: spec, vectors, target, verdict and floor, certificate, report. The build fails when an arrow runs
 * backwards.
 */
class ArchitectureTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "spec",
            "conformance-vectors",
            "jvm/core",
            "jvm/vector",
            "jvm/files",
            "wasm/lowering",
            "wasm/kernels",
            "harness/adapters/jvm",
            "harness/certifier");

    /** Annotations, for whoever compiles. */
    private static final String JSPECIFY = "org.jspecify.annotations";

    private static final String SPEC = "dev.atlasl2.spec..";
    private static final String VECTORS = "dev.atlasl2.vectors..";
    private static final String WASM = "dev.atlasl2.wasm..";
    private static final String HARNESS = "dev.atlasl2.harness..";
    private static final String ADAPTER = "dev.atlasl2.adapter..";
    private static final String FILES = "dev.atlasl2.files..";
    /** All that is neither of the others: core's packages and the vector module's. */
    private static final DescribedPredicate<JavaClass> JVM = in("dev.atlasl2..")
            .and(not(in(SPEC, VECTORS, WASM, HARNESS, ADAPTER, FILES)))
            .as("the JVM library");

    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(MODULES.stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList());

    @Test
    void everyModuleIsLookedAt() {
        assertThat(MODULES).allSatisfy(module -> {
            Path classes = ROOT.resolve(module).resolve("target/classes");
            try (Stream<Path> files = Files.walk(classes)) {
                assertThat(files.filter(file -> file.toString().endsWith(".class")))
                        .as(module)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void specificationKnowsNothingButTheJdk() {
        holds(classes()
                .that()
                .resideInAPackage(SPEC)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", JSPECIFY, SPEC));
    }

    @Test
    void oracleIsReachedThroughTheVectorsOnly() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(SPEC, VECTORS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.atlasl2.spec.reference.."));
    }

    @Test
    void vectorsKnowNeitherImplementationsNorTheHarness() {
        holds(noClasses()
                .that()
                .resideInAPackage(VECTORS)
                .should()
                .dependOnClassesThat(implementations().or(in(HARNESS, ADAPTER))));
    }

    @Test
    void jvmLibraryKnowsNothingButTheVocabularyAndTheJdk() {
        holds(classes()
                .that(JVM)
                .should()
                .onlyDependOnClassesThat(in("java..", JSPECIFY, "jdk.incubator.vector..", "dev.atlasl2.spec")
                        .or(JVM)));
    }

    @Test
    void commandsOnFilesKnowTheJvmLibraryAndNothingElseOfTheKit() {
        holds(noClasses()
                .that()
                .resideInAPackage(FILES)
                .should()
                .dependOnClassesThat(
                        in(VECTORS, WASM, HARNESS, ADAPTER, "dev.atlasl2.internal..", "dev.atlasl2.spec.reference..")));
    }

    @Test
    void commandsOnFilesAreKnownToTheCommandLineAlone() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("dev.atlasl2.harness.cli..", FILES)
                .should()
                .dependOnClassesThat(in(FILES)));
    }

    @Test
    void sparkReachesNothingButItsModule() throws IOException {
        holds(noClasses()
                .should()
                .dependOnClassesThat(
                        in("org.apache.spark..", "org.apache.hadoop..", "scala..", "dev.atlasl2.spark..")));
        for (String module : MODULES) {
            assertThat(Files.readString(ROOT.resolve(module).resolve("pom.xml")))
                    .as(module)
                    .doesNotContain("org.apache.spark", "atlas-l2-spark");
        }
    }

    @Test
    void wasmKnowsNeitherTheJvmLibraryNorTheVectorsNorTheHarness() {
        holds(noClasses()
                .that()
                .resideInAPackage(WASM)
                .should()
                .dependOnClassesThat(JVM.or(in(VECTORS, HARNESS, ADAPTER))));
    }

    @Test
    void harnessIsNotCompiledAgainstWhatItCertifies() {
        holds(noClasses()
                .that()
                .resideInAPackage(HARNESS)
                .should()
                .dependOnClassesThat(implementations().or(in(ADAPTER))));
    }

    @Test
    void adapterKnowsNoAnswers() {
        holds(noClasses().that().resideInAPackage(ADAPTER).should().dependOnClassesThat(in(VECTORS, HARNESS)));
    }

    @Test
    void harnessRunsOneWay() {
        String[] order = {"cli", "report", "certificate", "explain", "floor", "verdict", "targets", "protocol"};
        for (int i = 1; i < order.length; i++) {
            for (int k = 0; k < i; k++) {
                holds(noClasses()
                        .that()
                        .resideInAPackage("dev.atlasl2.harness." + order[i] + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.atlasl2.harness." + order[k] + ".."));
            }
        }
    }

    @Test
    void noPackagesGoRoundInACircle() {
        holds(slices().matching("dev.atlasl2.harness.(**)").should().beFreeOfCycles());
    }

    @Test
    void nothingUsesUnsafe() {
        holds(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("sun.misc.Unsafe"));
    }

    private static DescribedPredicate<JavaClass> implementations() {
        return JVM.or(in(WASM));
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static void holds(ArchRule rule) {
        rule.check(KIT);
    }
}
