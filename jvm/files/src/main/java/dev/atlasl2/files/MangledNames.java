package dev.atlasl2.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Arguments that are not text in UTF-8. Java replaces what it cannot read by U+FFFD, so the result may be the name of
 * another file, even of an existing one.
 */
public final class MangledNames {
    private static final char REPLACEMENT = '\ufffd';
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private MangledNames() {}

    /** Returns whether a name may come from an argument of this process that is not text. */
    public static boolean have(String name) {
        if (name.indexOf(REPLACEMENT) < 0) {
            return false;
        }
        try {
            return isMangled(Files.readAllBytes(COMMAND_LINE), name);
        } catch (IOException e) { // not Linux: it is unknown
            return true;
        }
    }

    /** @param commandLine arguments, each followed by a NUL */
    static boolean isMangled(byte[] commandLine, String name) {
        for (int at = 0, end; at < commandLine.length; at = end + 1) {
            for (end = at; end < commandLine.length && commandLine[end] != 0; end++) {}
            byte[] argument = Arrays.copyOfRange(commandLine, at, end);
            // The end: an option may come before it.
            if (!isText(argument) && new String(argument, StandardCharsets.UTF_8).endsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
