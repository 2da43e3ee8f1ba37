package dev.atlasl2.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a list in UTF-8, one by one; a file that is no list, whatever it is, costs no more than a line. */
final class ListLines {
    /** The longest line that the kit writes holds 512 leaves or a name of 4,096 bytes, each perhaps six characters. */
    static final int LONGEST = 1 << 16;

    private final ReadableByteChannel in;
    private final byte end;
    private final ByteBuffer bytes = ByteBuffer.allocate(2 * LONGEST).flip();
    private long number;

    ListLines(ReadableByteChannel in, char end) {
        this.in = in;
        this.end = (byte) end;
    }

    /** Returns the number of the line that came last, from 1. */
    long number() {
        return number;
    }

    /**
     * Returns the next line without its end; null after the last.
     *
     * @throws IllegalArgumentException whose message says what is wrong with the line
     */
    String next() throws IOException {
        int length = 0;
        while (true) {
            int at = bytes.position() + length;
            if (at == bytes.limit()) {
                if (length <= LONGEST && more()) {
                    continue;
                }
                break;
            }
            if (bytes.get(at) == end) {
                break;
            }
            length++;
        }
        if (!bytes.hasRemaining()) {
            return null;
        }
        number++;
        if (length > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " bytes");
        }
        String line = decoded(bytes.slice(bytes.position(), length));
        bytes.position(Math.min(bytes.limit(), bytes.position() + length + 1));
        return end == '\n' && line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private boolean more() throws IOException {
        bytes.compact();
        int count = in.read(bytes);
        bytes.flip();
        return count > 0;
    }

    private static String decoded(ByteBuffer line) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not text in UTF-8", e);
        }
    }
}
