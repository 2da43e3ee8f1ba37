package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A JVM library in this process, loaded from its packed jars by a class loader that sees nothing of the harness: only
 * lines of text cross. Each session loads the classes again, so that compiled code and choices of one target cannot
 * affect another.
 */
public final class InProcessTarget implements Target {
    private static final String ENTRY = "dev.atlasl2.adapter.Session";
    /** The library reads its choice of kernel from system properties once, while it initialises. */
    private static final Object KERNEL_CHOICE = new Object();

    private final String id;
    private final String description;
    private final String kernel;
    private final Supplier<Availability> availability;
    private final Supplier<List<Path>> jars;
    private final Supplier<List<Artifact>> artifacts;

    /**
     * @param kernel the kernel that the library must use, or fail
     * @param availability called by {@link #availability}
     * @param jars called only if it is available, as are {@code artifacts}
     */
    public InProcessTarget(
            String id,
            String description,
            String kernel,
            Supplier<Availability> availability,
            Supplier<List<Path>> jars,
            Supplier<List<Artifact>> artifacts) {
        this.id = id;
        this.description = description;
        this.kernel = kernel;
        this.availability = availability;
        this.jars = jars;
        this.artifacts = artifacts;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Availability availability() {
        return availability.get();
    }

    @Override
    public List<Artifact> artifacts() {
        return artifacts.get();
    }

    @Override
    public Session open() throws TargetFault {
        try {
            ClassLoader loader = new URLClassLoader(id, urls(), ClassLoader.getPlatformClassLoader());
            return new InProcessSession(id, initialise(loader));
        } catch (ReflectiveOperationException | MalformedURLException | LinkageError e) {
            throw new TargetFault(Fault.NO_START, id + ": " + rootOf(e), e);
        }
    }

    private UnaryOperator<String> initialise(ClassLoader loader) throws ReflectiveOperationException {
        synchronized (KERNEL_CHOICE) {
            System.setProperty("atlas.kernel", kernel);
            System.setProperty("atlas.kernel.require", kernel);
            Thread current = Thread.currentThread();
            ClassLoader context = current.getContextClassLoader();
            current.setContextClassLoader(loader); // kernels are found through ServiceLoader
            try {
                Object entry =
                        Class.forName(ENTRY, true, loader).getConstructor().newInstance();
                @SuppressWarnings("unchecked") // the adapter's contract: a UnaryOperator of lines
                UnaryOperator<String> answers = (UnaryOperator<String>) entry;
                // Initialises the library as well, while the properties are set.
                String _ = answers.apply("{\"type\":\"hello\",\"seq\":0,\"protocol\":1}");
                return answers;
            } finally {
                current.setContextClassLoader(context);
                System.clearProperty("atlas.kernel");
                System.clearProperty("atlas.kernel.require");
            }
        }
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars.get()) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
