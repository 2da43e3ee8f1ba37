package dev.atlasl2.harness.cli;

import dev.atlasl2.files.FileCommands;
import dev.atlasl2.files.Terminal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Runs commands once, so that the JVM can store their classes in an archive, which makes later runs start faster. The
 * launcher runs it when the kit is built, and ignores its output.
 */
final class Rehearsal {
    /** Enough for a file to be mapped, and split among threads. */
    private static final long LARGE = 32L << 20;

    private Rehearsal() {}

    /**
     * Rehearses and ends the process.
     *
     * @param args {@code files} for the commands on files, or {@code atlas} for the others; and an empty folder
     */
    public static void main(String[] args) throws IOException {
        if (!args[0].equals("files")) {
            Atlas.main(new String[] {"vectors", "list"});
            return;
        }
        Path folder = Path.of(args[1]);
        String file = Files.write(folder.resolve("file"), new byte[12_288]).toString();
        String lines = Files.writeString(folder.resolve("lines"), "0 12288 conserved  " + file + "\n")
                .toString();
        String list = folder.resolve("list").toString();
        String large = largeFile(folder.resolve("large"));
        for (List<String> command : List.of(
                List.of("sum", file, folder.resolve("nowhere").toString()),
                List.of("check", file),
                List.of("witness", file),
                List.of("witness", "--tree", "--out", list, file),
                List.of("sum", large),
                List.of("witness", large),
                List.of("witness", "--tree", large),
                List.of("sum", "--check", lines),
                List.of("witness", "--check", list))) {
            FileCommands.run(Terminal.ofProcess(System.err), command.toArray(String[]::new));
        }
        Atlas.main(new String[] {"sum", file});
    }

    /** Makes a file that is mapped and split, and takes no room. */
    private static String largeFile(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), LARGE);
        }
        return path.toString();
    }
}
