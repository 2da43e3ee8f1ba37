package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.vectors.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Introductions of many kinds play the role of a runtime. */
class GpuTargetTest {
    private static final Installation RUNTIME = Installation.debian("a-runtime");
    private static final Installation DRIVER = Installation.debian("a-driver");
    private static final GpuAdapter BEST = new GpuAdapter("");

    private final List<Duration> limits = new ArrayList<>();
    private int opened;
    private int closed;
    private Availability runtime = new Available("/usr/bin/runtime");
    private UnaryOperator<String> hello =
            engine("gpu: asked for, adapter Tiny (hardware), kernels dot4 and tiles, for sum");

    @Test
    void adapterIsNamedByAStartAndStartedOnce() {
        GpuTarget target = target(BEST);

        for (int i = 0; i < 3; i++) {
            assertThat(target.availability()).isEqualTo(new Available("/usr/bin/runtime, adapter Tiny (hardware)"));
        }
        assertThat(opened).isEqualTo(1);
        assertThat(closed).isPositive();
        assertThat(limits).allMatch(limit -> limit.compareTo(Duration.ofSeconds(20)) <= 0);
    }

    @Test
    void withoutAnAdapterItIsMissingWithTheReasonOfTheRuntimeUntilThereIsOne() {
        GpuTarget target = target(BEST);
        UnaryOperator<String> right = hello;
        hello = line -> answer(line).replace("}", ",\"fault\":\"no GPU can be used: no adapter\"}");

        assertThat(target.availability()).isInstanceOfSatisfying(Missing.class, missing -> {
            assertThat(missing.reason()).contains("no GPU can be used: no adapter");
            assertThat(missing.fix()).isEqualTo("install a driver");
        });
        hello = right;
        assertThat(target.availability()).isInstanceOf(Available.class);
    }

    @Test
    void fixNamesTheVariableThatMayHideAnInstalledDriver() {
        assertThat(GpuTarget.fix(Map.of("PATH", "/bin"), "install a driver")).isEqualTo("install a driver");
        assertThat(GpuTarget.fix(Map.of("VK_ICD_FILENAMES", "/none"), "install a driver"))
                .isEqualTo("unset VK_ICD_FILENAMES, which names the only Vulkan drivers that may be used; if that does"
                        + " not help: install a driver");
        assertThat(GpuTarget.fix(Map.of("VK_ICD_FILENAMES", "/none", "VK_DRIVER_FILES", "/a"), "install a driver"))
                .startsWith("unset VK_DRIVER_FILES, ");
    }

    @Test
    void runtimeThatIsSilentIsMissingAfterTheTimeOfAStart() {
        hello = _ -> null;
        assertThat(target(BEST).availability())
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.reason())
                                .isEqualTo("its GPU did not start within 20 s: the driver may be unfit for it"));
    }

    @Test
    void runtimeIsInstalledBeforeTheDriver() {
        GpuTarget target = target(BEST);
        assertThat(target.installation()).contains(DRIVER);

        runtime = new Missing("no runtime", "install it");
        assertThat(target.installation()).contains(RUNTIME);
        assertThat(target.availability()).isEqualTo(runtime);
        assertThat(opened).isZero();
    }

    @Test
    void adapterIsTheBestOrSoftwareAndNothingElse() {
        assertThat(BEST.engine()).isEqualTo("gpu");
        assertThat(new GpuAdapter("software").engine()).isEqualTo("gpu-software");
        assertThat(target(new GpuAdapter("software")).availability()).isInstanceOf(Available.class);
        assertThat(target(new GpuAdapter("fast")).availability())
                .isEqualTo(new Missing("ATLAS_GPU must be software or empty, got fast", "unset ATLAS_GPU"));
    }

    @Test
    void floorsDoNotKnowIt() {
        assertThat(target(BEST).platform()).isEmpty();
        assertThat(target(BEST).isEmulated()).isFalse();
    }

    private GpuTarget target(GpuAdapter adapter) {
        return GpuTarget.withDrivers(new Inner(), adapter, DRIVER, "install a driver");
    }

    private static UnaryOperator<String> engine(String engine) {
        return line -> answer(line)
                .replace(
                        "}",
                        ",\"result\":\"OK\",\"protocol\":1,\"name\":\"n\",\"version\":\"1\",\"runtime\":\"r\",\"engine\":\""
                                + engine
                                + "\",\"semantics\":65536,\"maxBytes\":1,\"operations\":[],\"bench\":[]}");
    }

    private static String answer(String line) {
        return "{\"seq\":" + Json.readObject("request", line).get("seq") + "}";
    }

    private final class Inner implements Target {
        @Override
        public String id() {
            return "inner";
        }

        @Override
        public String description() {
            return "a runtime";
        }

        @Override
        public Availability availability() {
            return runtime;
        }

        @Override
        public Optional<Installation> installation() {
            return Optional.of(RUNTIME);
        }

        @Override
        public Session open() {
            opened++;
            return new Session() {
                @Override
                public String exchange(String line, Duration deadline) throws TargetFault {
                    limits.add(deadline);
                    String answer = line.contains("\"bye\"") ? "{}" : hello.apply(line);
                    if (answer == null) {
                        throw new TargetFault(Fault.HANG, "no answer");
                    }
                    return answer;
                }

                @Override
                public String log() {
                    return "";
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }
}
