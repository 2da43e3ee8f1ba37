package dev.atlasl2.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Times the first sum of new JVMs, on the packed jars. */
final class FirstCall {
    private FirstCall() {}

    /** How a JVM gets the jars. */
    enum Way {
        CORE_ALONE,
        CLASS_PATH,
        MODULE_PATH
    }

    /** @param runs number of JVMs to start */
    static Result of(Row row, int runs) throws IOException, InterruptedException {
        Path application = application();
        try {
            return of(row, runs, command(Way.valueOf(row.job().params().get("way")), application));
        } finally {
            Files.delete(application);
        }
    }

    private static Result of(Row row, int runs, List<String> command) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String answer = said.lines().reduce("", (before, line) -> line);
            if (jvm.waitFor() != 0 || !answer.matches("\\d+ \\d+")) {
                throw new IllegalStateException("the first sum of a JVM failed: " + said);
            }
            String[] words = answer.split(" ");
            Check.same("first sum of a JVM", 48 * (255 * 256 / 2) % 96, Long.parseLong(words[1]));
            millis.add(Long.parseLong(words[0]) / 1e6);
        }
        return new Result(row, millis, 0, 0, 0, "");
    }

    /**
     * Returns a jar of {@link FirstSum}. With a folder of classes, the library's jar would be the first jar that the
     * JVM opens, and the 8 ms for its jar code would be counted as ours (Zen 3, JDK 25).
     */
    private static Path application() throws IOException {
        String name = FirstSum.class.getName().replace('.', '/') + ".class";
        Path jar = Files.createTempFile("first-sum", ".jar");
        try (InputStream bytes = FirstSum.class.getResourceAsStream("/" + name);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
        }
        return jar;
    }

    private static List<String> command(Way way, Path application) {
        List<String> jars = new ArrayList<>(List.of(
                application.toString(),
                jar(dev.atlasl2.Conservation.class),
                jar(dev.atlasl2.spec.AtlasException.class)));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        switch (way) {
            case CORE_ALONE -> {}
            case CLASS_PATH -> {
                jars.add(jar(dev.atlasl2.vector.Segments.class));
                command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
            }
            case MODULE_PATH -> {
                jars.add(jar(dev.atlasl2.vector.Segments.class));
                command.addAll(List.of("-p", String.join(File.pathSeparator, jars.subList(1, jars.size()))));
                command.addAll(List.of("--add-modules", "dev.atlasl2"));
                jars.subList(1, jars.size()).clear();
            }
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), FirstSum.class.getName()));
        return command;
    }

    private static String jar(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
