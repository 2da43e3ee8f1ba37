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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Data flows in one direction: spec, vectors, target, verdict and floor, certificate, report. The build fails if a
 * dependency runs against it.
 */
class ArchitectureTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> MODULES = modules();

    /** The modules with main code; jvm/concurrency has only tests. */
    private static final List<String> WITH_CODE = MODULES.stream()
            .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src/main/java")))
            .toList();

    /** Annotations, for the compiler. */
    private static final String JSPECIFY = "org.jspecify.annotations";

    private static final String SPEC = "dev.atlasl2.spec..";
    private static final String VECTORS = "dev.atlasl2.vectors..";
    private static final String WASM = "dev.atlasl2.wasm..";
    private static final String HARNESS = "dev.atlasl2.harness..";
    private static final String ADAPTER = "dev.atlasl2.adapter..";
    private static final String RAW = "dev.atlasl2.raw..";
    private static final String FILES = "dev.atlasl2.files..";
    private static final String SPARK = "dev.atlasl2.spark..";
    private static final String BENCHMARKS = "dev.atlasl2.benchmarks..";
    /** All other packages: those of core and of the vector module. */
    private static final DescribedPredicate<JavaClass> JVM = in("dev.atlasl2..")
            .and(not(in(SPEC, VECTORS, WASM, HARNESS, ADAPTER, RAW, FILES, SPARK, BENCHMARKS)))
            .as("the JVM library");

    private static final JavaClasses KIT = imported(WITH_CODE);

    private static final JavaClasses ADAPTERS = imported(WITH_CODE.stream()
            .filter(module -> module.startsWith("harness/adapters/"))
            .toList());

    /** As named in the root's pom. */
    private static List<String> modules() {
        try {
            return Pattern.compile("<module>([^<]+)</module>")
                    .matcher(Files.readString(ROOT.resolve("pom.xml")))
                    .results()
                    .map(module -> module.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClasses imported(List<String> modules) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPaths(modules.stream()
                        .map(module -> ROOT.resolve(module).resolve("target/classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** A module that is not part of this build would not be checked. */
    @Test
    void everyModuleIsLookedAt() throws IOException {
        assertThat(WITH_CODE)
                .allSatisfy(module -> assertThat(imported(List.of(module)))
                        .as(module + ", built by mvn -pl " + module + " -am -DskipTests package")
                        .isNotEmpty());
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            assertThat(files.filter(file -> file.endsWith("src/main/java"))
                            .map(sources -> ROOT.relativize(sources)
                                    .subpath(0, sources.getNameCount() - ROOT.getNameCount() - 3))
                            .map(Path::toString))
                    .isSubsetOf(MODULES);
        }
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
                .dependOnClassesThat(implementations().or(in(HARNESS, ADAPTER, RAW))));
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
                .dependOnClassesThat(in(
                        VECTORS,
                        WASM,
                        HARNESS,
                        ADAPTER,
                        RAW,
                        "dev.atlasl2.internal..",
                        "dev.atlasl2.spec.reference..")));
    }

    @Test
    void commandsOnFilesAreKnownToTheCommandLineAndTheClusterAlone() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("dev.atlasl2.harness.cli..", FILES, SPARK)
                .should()
                .dependOnClassesThat(in(FILES)));
    }

    @Test
    void sparkReachesNothingButItsModule() throws IOException {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(SPARK)
                .should()
                .dependOnClassesThat(in("org.apache.spark..", "org.apache.hadoop..", "scala..", SPARK)));
        for (String module : MODULES) {
            // The BOM names every published module, and the site makes the reference of every library.
            if (List.of("jvm/spark", "jvm/bom", "docs/site").contains(module)) {
                continue;
            }
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
                .dependOnClassesThat(JVM.or(in(VECTORS, HARNESS, ADAPTER, RAW))));
    }

    @Test
    void harnessIsNotCompiledAgainstWhatItCertifies() {
        holds(noClasses()
                .that()
                .resideInAPackage(HARNESS)
                .should()
                .dependOnClassesThat(implementations().or(in(ADAPTER, RAW))));
    }

    /** Every class in harness/adapters, whatever its name and package. */
    @Test
    void adaptersKnowNeitherAnswersNorTheJudge() {
        noClasses()
                .should()
                .dependOnClassesThat(in(VECTORS, "dev.atlasl2.spec.reference..", HARNESS))
                .check(ADAPTERS);
    }

    @Test
    void rawAdapterKnowsNoLibraryAndOfTheOtherAdapterTheProtocolAlone() {
        holds(noClasses()
                .that()
                .resideInAPackage(RAW)
                .should()
                .dependOnClassesThat(implementations().or(in(ADAPTER).and(not(in("dev.atlasl2.adapter.protocol.."))))));
        holds(noClasses()
                .that()
                .resideInAPackage("dev.atlasl2.adapter.protocol..")
                .should()
                .dependOnClassesThat(implementations().or(in("dev.atlasl2.adapter", "dev.atlasl2.adapter.segment.."))));
    }

    @Test
    void measurementsKnowTheJvmLibraryAlone() {
        holds(noClasses()
                .that()
                .resideInAPackage(BENCHMARKS)
                .should()
                .dependOnClassesThat(in(VECTORS, WASM, HARNESS, ADAPTER, RAW, FILES, SPARK)));
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

    /** Each package of every module is checked by itself, including those inside another. */
    @Test
    void noPackagesGoRoundInACircle() {
        holds(slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                        return SliceIdentifier.of(javaClass.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                // Regions check their arguments as the library does, and buffers know files that were cut: to go.
                .ignoreDependency(in("dev.atlasl2.kernel"), in("dev.atlasl2.internal")));
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
