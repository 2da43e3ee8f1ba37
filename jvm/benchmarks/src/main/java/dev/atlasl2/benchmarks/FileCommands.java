package dev.atlasl2.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Compares the commands on files, as whole processes, with programs that read the same file. The file stays in the page
 * cache, and both programs of a row run in turn, so that a ratio is of two runs that follow each other.
 */
public final class FileCommands {
    private static final int MIB = 1 << 20;
    private static final long LIMIT_SECONDS = 300;

    /** @param most the ratio of wall times that must not be exceeded */
    private record Comparison(long gibibytes, List<String> atlas, List<String> peer, double most) {}

    private static final List<Comparison> ROWS = List.of(
            new Comparison(1, List.of("witness", "--tree"), List.of("openssl", "dgst", "-sha256"), 0.75),
            new Comparison(4, List.of("witness", "--tree"), List.of("openssl", "dgst", "-sha256"), 0.5),
            new Comparison(4, List.of("witness", "--tree"), List.of("b3sum"), 2.5),
            new Comparison(1, List.of("witness"), List.of("openssl", "dgst", "-sha256"), 1.15),
            new Comparison(4, List.of("sum"), List.of("wc", "-l"), 1.3));

    private FileCommands() {}

    /**
     * Prints a line for each row: the best times of both programs, and the median ratio.
     *
     * @param arguments the launcher {@code atlas}, a folder for the file, and optionally the number of rounds, 5
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path file = Files.createTempFile(Path.of(arguments[1]), "atlas-files", ".bin");
        try {
            System.out.println("GiB  command          compared with          atlas s  peer s  ratio  at most");
            for (Comparison row : ROWS) {
                resize(file, row.gibibytes << 10);
                compare(row, arguments[0], file.toString(), rounds);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void compare(Comparison row, String launcher, String file, int rounds)
            throws IOException, InterruptedException {
        List<String> atlas = new ArrayList<>(List.of(launcher));
        atlas.addAll(row.atlas);
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        String what = String.format("%3d  %-15s  %-21s", row.gibibytes, join(row.atlas), join(row.peer));
        try {
            seconds(atlas, file); // reads the file into the page cache
            for (int i = 0; i < rounds; i++) {
                ours.add(seconds(atlas, file));
                peers.add(seconds(row.peer, file));
                ratios.add(ours.getLast() / peers.getLast());
            }
        } catch (IOException e) {
            System.out.println(what + "  not measured: " + e.getMessage());
            return;
        }
        System.out.println(what
                + String.format(
                        Locale.ROOT,
                        "  %7.2f  %6.2f  %5.2f  %7.2f",
                        Statistics.quantile(ours, 0),
                        Statistics.quantile(peers, 0),
                        Statistics.quantile(ratios, 0.5),
                        row.most));
    }

    /** Fills the file again if a row needs another length than the row before it. */
    private static void resize(Path file, long mebibytes) throws IOException {
        if (Files.size(file) == mebibytes * MIB) {
            return;
        }
        byte[] piece = new byte[MIB];
        Random random = new Random(96);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long i = 0; i < mebibytes; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
    }

    private static double seconds(List<String> program, String file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.add(file);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!ended) {
            process.destroyForcibly();
            throw new IOException("no end in " + LIMIT_SECONDS + " s: " + join(command));
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + ": " + join(command));
        }
        return seconds;
    }

    private static String join(List<String> words) {
        return String.join(" ", words);
    }
}
