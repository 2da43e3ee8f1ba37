package dev.atlasl2.adapter;

import java.io.IOException;

/** The target as a program: requests on standard input, answers on standard output, one a line. */
public final class Main {
    private Main() {}

    /** Takes no arguments; ends with status 0 after {@code bye} or at the end of the input. */
    public static void main(String[] args) throws IOException {
        new Session().conversation().run();
    }
}
