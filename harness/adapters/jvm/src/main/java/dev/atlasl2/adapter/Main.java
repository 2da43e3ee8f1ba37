package dev.atlasl2.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The target as a program: requests on standard input, answers on standard output, one a line. */
public final class Main {
    private Main() {}

    /** Takes no arguments; ends with status 0 after {@code bye} or at the end of the input. */
    public static void main(String[] args) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        Session session = new Session();
        for (String line = requests.readLine();
                line != null && !session.isOver();
                line = session.isOver() ? null : requests.readLine()) {
            answers.write(session.apply(line));
            answers.write('\n');
            answers.flush();
        }
    }
}
