package dev.atlasl2.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Times the first sum of fresh JVMs, on the jars as they are packed. */
final class FirstCall {
    private FirstCall() {}

    /** How the jars are put into a JVM. */
    enum Way {
        CORE_ALONE,
        CLASS_PATH,
        MODULE_PATH
    }

    /** @param runs JVMs to start */
    static Result of(Row row, int runs) throws IOException, InterruptedException {
        List<String> command = command(Way.valueOf(row.job().params().get("way")));
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

    private static List<String> command(Way way) {
        List<String> jars = new ArrayList<>(List.of(jar(FirstCall.class), jar(dev.atlasl2.Conservation.class),
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
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }
}
