package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Conservation;
import dev.atlasl2.Kernels;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Limits;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that undeploys an application closes its class loader while its threads may still run. */
@Timeout(300)
class ClosedClassLoaderTest {
    private static final Logger LOGGER = Logger.getLogger("dev.atlasl2");

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
                said.add(entry.getLevel() + " " + entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> said.add(thread.getName() + " " + e));
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** The first moments are before the races begin, the last ones during them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 25, 50, 100, 200, 500})
    void racesEndQuietlyWithAFinalChoice(int milliseconds) throws Exception {
        byte[] data = new byte[1 << 20];
        Method kernel;
        Method sha256;
        try (URLClassLoader application = new URLClassLoader(
                Stream.of(Conservation.class, Limits.class, Segments.class)
                        .map(ClosedClassLoaderTest::origin)
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            kernel = application.loadClass(Kernels.class.getName()).getMethod("describe");
            sha256 = application.loadClass(Kernels.class.getName()).getMethod("describeSha256");
            application
                    .loadClass(Conservation.class.getName())
                    .getMethod("sum", byte[].class)
                    .invoke(null, data);
            application
                    .loadClass(Witnesses.class.getName())
                    .getMethod("treeWitness", byte[].class)
                    .invoke(null, data);
            Thread.sleep(milliseconds);
        }
        while (!races().isEmpty()) { // or the test times out
            Thread.sleep(10);
        }
        assertThat(said).isEmpty();
        assertThat((String) kernel.invoke(null)).doesNotContain("warming up");
        assertThat((String) sha256.invoke(null)).doesNotContain("is on");
    }

    private static List<String> races() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("atlas-"))
                .toList();
    }

    private static URL origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
