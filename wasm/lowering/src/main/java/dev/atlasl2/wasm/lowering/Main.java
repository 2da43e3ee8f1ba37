package dev.atlasl2.wasm.lowering;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** The lowering as a command: {@code Main IN OUT ENGINE PAGES MOST-PAGES [NAME...]}. */
public final class Main {
    private static final String USAGE = "usage: Main IN.wasm OUT.wasm ENGINE PAGES MOST-PAGES [NAME...]";

    private Main() {}

    /** Ends the process with status 2 for wrong arguments or files, 1 if the module cannot be lowered. */
    public static void main(String[] args) {
        int status = run(args, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length < 5) {
            err.println("lowering: expected 5 arguments or more, got " + args.length + "\n" + USAGE);
            return 2;
        }
        try {
            int pages = pages("PAGES", args[3], 0);
            int mostPages = pages("MOST-PAGES", args[4], pages);
            String[] names = Arrays.copyOfRange(args, 5, args.length);
            byte[] lowered = Lowering.lower(Files.readAllBytes(Path.of(args[0])), args[2], pages, mostPages, names);
            write(Path.of(args[1]), lowered);
            out.println("lowering: " + args[1] + ", " + lowered.length + " bytes");
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("lowering: " + e.getMessage() + "\n" + USAGE);
            return 2;
        } catch (NoSuchFileException e) {
            err.println("lowering: no such file: " + e.getFile());
            return 2;
        } catch (IOException e) {
            err.println("lowering: " + e);
            return 2;
        } catch (LoweringException e) {
            err.println("lowering: " + args[0] + " for engine " + args[2] + ": " + e.getMessage());
            return 1;
        }
    }

    private static int pages(String name, String text, int least) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_536 || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(name + " must be " + least + "..65536, got " + text);
        }
        return Integer.parseInt(text);
    }

    /** The module is written to another file first and then moved, so that a reader never sees half of it. */
    private static void write(Path to, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(to.toAbsolutePath().getParent());
        Path fresh = folder.resolve(to.getFileName() + ".new"); // not a temporary file, which only its owner may read
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
