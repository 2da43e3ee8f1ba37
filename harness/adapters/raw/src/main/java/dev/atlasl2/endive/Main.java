package dev.atlasl2.endive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
        Session session = new Session(new EndiveModule(file), file.getFileName() + ", interpreted");
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        for (String line = requests.readLine(); line != null; line = session.isOver() ? null : requests.readLine()) {
            answers.write(session.apply(line) + '\n');
            answers.flush();
        }
    }
}
