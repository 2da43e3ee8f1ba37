package dev.atlasl2.vectors.tool;

import dev.atlasl2.vectors.Level;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The tool's own command line, for a build without the harness. */
final class VectorToolArguments {
    private static final String USAGE =
            "usage: list [--clause S2.1] [--pitfall ID] [--level core|full|huge] | check | write [--retire]"
                    + "   [--dir FOLDER]";

    private Path folder =
            Files.isDirectory(Path.of("conformance-vectors")) ? Path.of("conformance-vectors") : Path.of("");
    private Optional<String> clause = Optional.empty();
    private Optional<String> pitfall = Optional.empty();
    private Optional<Level> level = Optional.empty();
    private boolean retire;

    static int run(String[] args, PrintStream out, PrintStream err) {
        VectorToolArguments arguments = new VectorToolArguments();
        try {
            String command = args.length == 0 ? "" : args[0];
            for (int i = 1; i < args.length; i++) {
                i = arguments.take(command, args, i);
            }
            return switch (command) {
                case "list" ->
                    VectorTool.list(arguments.folder, arguments.clause, arguments.pitfall, arguments.level, out);
                case "check" -> VectorTool.check(arguments.folder, out);
                case "write" -> VectorTool.write(arguments.folder, arguments.retire, out);
                default -> throw new IllegalArgumentException("unknown command \"" + command + '"');
            };
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; " + USAGE);
            return 2;
        }
    }

    /** Takes the option at {@code i} and returns where its last word is. */
    private int take(String command, String[] args, int i) {
        if (args[i].equals("--retire") && command.equals("write")) {
            retire = true;
            return i;
        }
        boolean known =
                args[i].equals("--dir") || (command.equals("list") && args[i].matches("--(clause|pitfall|level)"));
        if (!known) {
            throw new IllegalArgumentException("unknown option \"" + args[i] + '"');
        }
        if (i + 1 == args.length) {
            throw new IllegalArgumentException(args[i] + " needs a value");
        }
        String value = args[i + 1];
        switch (args[i]) {
            case "--clause" -> clause = Optional.of(value);
            case "--pitfall" -> pitfall = Optional.of(value);
            case "--level" -> level = Optional.of(Level.of(value));
            default -> folder = Path.of(value);
        }
        return i + 1;
    }
}
