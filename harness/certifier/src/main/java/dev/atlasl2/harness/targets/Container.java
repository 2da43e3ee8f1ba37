package dev.atlasl2.harness.targets;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container as a process: its pipes are the engine's attached streams, its end is that of its first process, and
 * destroying it removes the container.
 */
final class Container extends Process {
    private static final String NOBODY = "65534:65534";
    /** Ended by signal 9. */
    private static final int KILLED = 137;

    /** The messages of runtimes (runc, crun) and engines if the image's program cannot be started. */
    private static final Pattern OF_THE_IMAGE = Pattern.compile(
            "container process: (error during container init: )?exec|crun: (executable file|open executable)"
                    + "|attempted to invoke a command|exec format error|no command specified|no command or entrypoint",
            Pattern.CASE_INSENSITIVE);

    private static final int TRIES = 3;

    private static final Duration START = Duration.ofSeconds(20);
    /** How long written output may take to arrive after its writer has ended. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final DockerClient engine = Engine.client();
    private final String id;
    private final Confinement confinement;
    private final Pipe input = new Pipe();
    private final Pipe output = new Pipe();
    private final Pipe error = new Pipe();
    private final Streams streams = new Streams();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private volatile boolean isLost;
    private final CompletableFuture<Process> removal = new CompletableFuture<>();

    private Container(String id, Confinement confinement) {
        this.id = id;
        this.confinement = confinement;
    }

    /**
     * Starts a container of an image.
     *
     * @throws IOException if the image's program cannot be started
     * @throws EngineException if the engine cannot start containers
     */
    static Container start(Engine.Image image, List<String> arguments, Confinement confinement) throws IOException {
        CreateContainerCmd create = Engine.client()
                .createContainerCmd(image.id())
                .withHostConfig(confinement.hostConfig(image.volumes()))
                .withUser(NOBODY)
                .withLabels(Map.of(ContainerCleanup.LABEL, ContainerCleanup.owner()))
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withStdinOpen(true)
                .withStdInOnce(true);
        CreateContainerCmd whole = arguments.isEmpty() ? create : create.withCmd(arguments);
        try {
            for (int left = TRIES; ; left--) {
                Container container = new Container(
                        Engine.ask("create a container", whole::exec).getId(), confinement);
                ChildProcesses.add(container); // from here on it is removed in any case
                try {
                    container.begin();
                    return container;
                } catch (NotAttached e) { // podman refuses that between created and running
                    if (left == 1) {
                        throw new EngineException(
                                "the container engine cannot attach to a container: " + Engine.words(e.getCause()), e);
                    }
                }
            }
        } catch (EngineException e) {
            if (OF_THE_IMAGE.matcher(e.getMessage()).find()) { // engines have no status for that
                throw new IOException(e.getMessage(), e);
            }
            throw e;
        }
    }

    /**
     * Attaches before the start, so that no output is lost; podman answers that only after the container has started.
     */
    private void begin() throws NotAttached {
        try {
            engine.attachContainerCmd(id)
                    .withStdIn(input.in())
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(streams);
            Engine.ask("start a container", engine.startContainerCmd(id)::exec);
            streams.awaitAttached();
            engine.waitContainerCmd(id).exec(new End());
        } catch (InterruptedException e) {
            destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EngineException("the start of a container was interrupted", e);
        } catch (NotAttached | RuntimeException e) {
            destroyForcibly();
            throw e;
        }
    }

    private static final class NotAttached extends Exception {
        private static final long serialVersionUID = 1L;

        NotAttached(Throwable cause) {
            super(cause);
        }
    }

    /** Both outputs, as the engine passes them on. A slow reader blocks the engine, and thereby the writer. */
    private final class Streams extends ResultCallback.Adapter<Frame> {
        private final CompletableFuture<Closeable> attached = new CompletableFuture<>();

        void awaitAttached() throws InterruptedException, NotAttached {
            try {
                attached.get(START.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new EngineException("the container engine did not attach within " + START.toSeconds() + " s", e);
            } catch (ExecutionException e) {
                throw new NotAttached(e.getCause());
            }
        }

        @Override
        public void onStart(Closeable connection) {
            super.onStart(connection);
            attached.complete(connection);
        }

        @Override
        public void onNext(Frame frame) {
            (frame.getStreamType() == StreamType.STDERR ? error : output).write(frame.getPayload());
        }

        @Override
        public void onComplete() {
            output.end();
            super.onComplete();
        }

        @Override
        public void onError(Throwable lost) {
            isLost = true;
            attached.completeExceptionally(lost);
            output.end(); // the connection is gone, with all remaining output
            super.onError(lost);
        }
    }

    private final class End extends ResultCallback.Adapter<WaitResponse> {
        @Override
        public void onNext(WaitResponse response) {
            ended(response.getStatusCode());
        }

        @Override
        public void onError(Throwable lost) {
            status.completeExceptionally(
                    new EngineException("the container engine lost a container: " + Engine.words(lost), lost));
            error.end();
            output.end();
            super.onError(lost);
        }
    }

    private void ended(int code) {
        try {
            streams.awaitCompletion(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (code == KILLED) { // podman does not report who removed it
            error.write(("killed, as one is that wants more than its " + (confinement.memoryBytes() >> 20)
                            + " MiB of memory\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        error.end();
        output.end();
        status.complete(code);
    }

    @Override
    public OutputStream getOutputStream() {
        return input.out();
    }

    @Override
    public InputStream getInputStream() {
        return output.in();
    }

    @Override
    public InputStream getErrorStream() {
        return error.in();
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return status.get();
        } catch (ExecutionException e) {
            throw lost(e);
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            status.get(timeout, unit);
            return true;
        } catch (TimeoutException e) {
            if (isLost) {
                throw new EngineException("the container engine lost the connection to a container that goes on", e);
            }
            return false;
        } catch (ExecutionException e) {
            throw lost(e);
        }
    }

    @Override
    public int exitValue() {
        if (!status.isDone()) {
            throw new IllegalThreadStateException("the container has not ended");
        }
        try {
            return status.join();
        } catch (CompletionException e) {
            throw lost(e);
        }
    }

    private static EngineException lost(Exception e) {
        return new EngineException(
                e.getCause().getMessage(),
                e); // a new one: close() may throw it again, and an exception cannot suppress itself
    }

    /** Completes after it is removed: an ended container still exists. */
    @Override
    public CompletableFuture<Process> onExit() {
        return removal;
    }

    /**
     * Returns its processes as this machine knows them; none if the engine is on another machine, or does not report
     * them. On another machine the number alone would denote another process.
     */
    Set<ProcessHandle> processes() {
        try {
            Long pid = Engine.ask("look at a container", engine.inspectContainerCmd(id)::exec)
                    .getState()
                    .getPidLong();
            if (pid == null
                    || !Files.readString(Path.of("/proc/" + pid + "/cgroup")).contains(id)) {
                return Set.of();
            }
            return ProcessHandle.of(pid)
                    .map(first ->
                            Stream.concat(Stream.of(first), first.descendants()).collect(Collectors.toSet()))
                    .orElse(Set.of());
        } catch (IOException | EngineException e) {
            return Set.of();
        }
    }

    /** The engine ends the processes inside. */
    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public void destroy() {
        destroyForcibly();
    }

    /** The second caller waits for the first: the program must not end during a removal. */
    @Override
    public synchronized Process destroyForcibly() {
        if (removal.isDone()) {
            return this;
        }
        if (!removal.isDone() && ContainerCleanup.remove(engine, id)) {
            removal.complete(this);
        }
        output.end();
        error.end();
        return this; // a container that still exists is tried again at the end of this program, and by the next one
    }
}
