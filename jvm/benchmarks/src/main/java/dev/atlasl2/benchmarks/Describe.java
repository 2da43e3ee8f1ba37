package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import dev.atlasl2.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that prints which kernel a JVM uses after its races. */
public final class Describe {
    private Describe() {}

    /** Prints one line: the kernel, or with an argument the C peer. */
    public static void main(String[] arguments) throws Throwable {
        if (arguments.length > 0) {
            System.out.println(Peers.describe());
            return;
        }
        byte[] data = Check.random(12_288);
        Races.await(times -> Conservation.sum(data));
        System.out.println(Kernels.describe());
    }

    /** Returns the line of such a JVM. */
    static String of(Jvm jvm, List<String> properties, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm.arguments());
        command.addAll(properties);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Describe.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said.substring(said.lastIndexOf('\n') + 1);
    }
}
