package dev.atlasl2.harness.targets.browser;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.ChildProcesses;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A virtual display: Xvfb, which picks a free number itself. It accepts only programs that know its cookie, because a
 * browser's window shows the address of its page.
 */
final class VirtualDisplay implements AutoCloseable {
    static final String PROGRAM = "Xvfb";

    private static final int ANY_HOST = 0xffff;
    private static final int START_SECONDS = 10;
    private static final int END_SECONDS = 2;

    private final Process process;
    private final String name;
    private final Path authority;

    /**
     * @param program Xvfb
     * @param folder accessible only to this user, for the file with the cookie
     */
    VirtualDisplay(Path program, Path folder) throws TargetFault {
        authority = folder.resolve("xauthority");
        try {
            Files.write(authority, cookie());
            process = new ProcessBuilder(
                            program.toString(),
                            "-displayfd",
                            "1",
                            "-screen",
                            "0",
                            "1024x768x24",
                            "-nolisten",
                            "tcp",
                            "-auth",
                            authority.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new TargetFault(Fault.NO_START, e.getMessage(), e);
        }
        ChildProcesses.add(process);
        try {
            name = ":" + CompletableFuture.supplyAsync(this::number).get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new TargetFault(Fault.NO_START, PROGRAM + " named no display within " + START_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new TargetFault(Fault.NO_START, "the wait for " + PROGRAM + " was interrupted", e);
        }
    }

    /** Returns the value for the variable DISPLAY. */
    String name() {
        return name;
    }

    /** Returns the value for the variable XAUTHORITY. */
    String authority() {
        return authority.toString();
    }

    /**
     * Returns a new cookie for any display, in the format of Xau(3): numbers of 16 bits, and texts after their lengths.
     */
    private static byte[] cookie() throws IOException {
        byte[] value = new byte[16];
        new SecureRandom().nextBytes(value);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeShort(ANY_HOST);
        out.writeUTF(""); // the address
        out.writeUTF(""); // the number of the display
        out.writeUTF("MIT-MAGIC-COOKIE-1");
        out.writeShort(value.length);
        out.write(value);
        return file.toByteArray();
    }

    /** Asks it to end, so that it removes its lock file, and kills it if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ChildProcesses.endTree(process);
        }
    }

    private int number() {
        BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII);
        try {
            return Integer.parseInt(String.valueOf(reader.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
