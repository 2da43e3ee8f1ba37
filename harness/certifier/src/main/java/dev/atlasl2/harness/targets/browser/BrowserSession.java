package dev.atlasl2.harness.targets.browser;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.ChildProcesses;
import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.TailLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A page in a browser process of its own, with a new profile. */
final class BrowserSession implements Session {
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    /** The actions of close(), the newest first. */
    private final Deque<Runnable> undo = new ArrayDeque<>();

    private final PageChannel channel;
    private final TailLog log;

    /**
     * @param display the program that provides a display; called only for a browser that needs one
     * @param onGpu whether the page computes on the GPU
     */
    BrowserSession(Dist dist, Browser browser, Path program, Optional<Path> display, String query, boolean onGpu)
            throws TargetFault {
        try {
            PageServer server = new PageServer(dist);
            undo.push(server::close);
            channel = server.channel();
            Profile profile = new Profile(browser);
            undo.push(profile::close);
            List<String> command =
                    browser.command(program, profile.folder(), profile.entrance(server.url(query)), onGpu);
            Process process = start(browser, command, display, profile.folder());
            log = new TailLog(process.getErrorStream(), browser.id() + "-log");
        } catch (IOException e) {
            close();
            throw new TargetFault(Fault.NO_START, e.getMessage(), e);
        } catch (TargetFault e) {
            close();
            throw e;
        }
    }

    @Override
    public String exchange(String line, Duration deadline) throws TargetFault {
        return channel.exchange(line, deadline);
    }

    @Override
    public String log() {
        return log.text();
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    private Process start(Browser browser, List<String> command, Optional<Path> xvfb, Path profile)
            throws IOException, TargetFault {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .directory(profile.toFile());
        Map<String, String> environment = builder.environment();
        for (String folder :
                new String[] {"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"
                }) {
            environment.put(folder, profile.toString());
        }
        // On the user's bus it could find a running instance and pass the page to that.
        environment.put("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        environment.putAll(browser.environment());
        if (browser.needsDisplay()) {
            VirtualDisplay display = new VirtualDisplay(
                    xvfb.orElseThrow(
                            () -> new TargetFault(Fault.NO_START, VirtualDisplay.PROGRAM + " is not there any more")),
                    profile);
            undo.push(display::close);
            environment.put("DISPLAY", display.name());
            environment.put("XAUTHORITY", display.authority());
        }
        Process process = builder.start();
        ChildProcesses.add(process);
        undo.push(() -> end(process));
        process.getOutputStream().close();
        var _ = process.onExit().thenAccept(ended -> channel.ended(ended.exitValue()));
        return process;
    }

    private static void end(Process process) {
        ChildProcesses.endTree(process);
        try {
            process.waitFor(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
