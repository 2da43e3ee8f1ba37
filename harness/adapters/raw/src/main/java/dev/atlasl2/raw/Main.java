package dev.atlasl2.raw;

import java.io.IOException;
import java.nio.file.Path;

/** The target as a program: requests on standard input, answers on standard output, one a line. */
public final class Main {
    private Main() {}

    /** Takes the module's file; ends with status 0 after {@code bye} or at the end of the input. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: Main MODULE.wasm");
            System.exit(2);
        }
        Path file = Path.of(args[0]);
        RawTarget.of(new EndiveModule(file), file.getFileName() + ", interpreted")
                .run();
    }
}
