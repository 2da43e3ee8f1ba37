package dev.atlasl2.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a list in UTF-8, one by one. If a file is not a list, at most one line of it is read. */
final class ListLines {
    /** The longest line that the kit writes holds 512 leaves or a name of 4,096 bytes, each of up to six characters. */
    static final int LONGEST = 1 << 16;

    /** The rest of a longer line is skipped, unless it has no end, for example in a device. */
    private static final int LONGEST_PASSED_OVER = 1 << 24;

    private final ReadableByteChannel in;
    private final ByteBuffer bytes = ByteBuffer.allocate(2 * LONGEST).flip();
    private byte end;
    private long number;
    private boolean isBegun;

    ListLines(ReadableByteChannel in, char end) {
        this.in = in;
        this.end = (byte) end;
    }

    /** Returns the number of the latest line, from 1. */
    long number() {
        return number;
    }

    /**
     * Returns the next line without its end; null after the last.
     *
     * @throws IllegalArgumentException whose message says what is wrong with the line; the next one can be read
     * @throws FileFailure if no more can be read
     */
    String next() throws IOException, FileFailure {
        if (!isBegun) {
            isBegun = true;
            begin();
        }
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
            passOver();
            throw new IllegalArgumentException("is longer than " + LONGEST + " bytes");
        }
        ByteBuffer line = bytes.slice(bytes.position(), length);
        bytes.position(Math.min(bytes.limit(), bytes.position() + length + 1));
        String text = decoded(line);
        return end == '\n' && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** A byte order mark is not part of the first line. The lines of a witness file never end with NUL. */
    private void begin() throws IOException, FileFailure {
        while (bytes.remaining() < 3 && more()) {
            // a pipe returns what it has
        }
        if (bytes.remaining() >= 2) {
            int first = bytes.getShort(bytes.position()) & 0xffff;
            boolean hasHalf = end != 0 && (first >>> 8 == 0) != ((first & 0xff) == 0); // of an ASCII character
            if (first == 0xfeff || first == 0xfffe || hasHalf) {
                throw new FileFailure("is text in UTF-16; a list must be text in UTF-8");
            }
        }
        if (bytes.remaining() >= 3
                && bytes.get(bytes.position()) == (byte) 0xef
                && bytes.getShort(bytes.position() + 1) == (short) 0xbbbf) {
            bytes.position(bytes.position() + 3);
        }
        if (bytes.hasRemaining() && bytes.get(bytes.position()) == '{') {
            end = '\n';
        }
    }

    private void passOver() throws IOException, FileFailure {
        for (int i = 0; i < LONGEST_PASSED_OVER; i++) {
            if ((!bytes.hasRemaining() && !more()) || bytes.get() == end) {
                return;
            }
        }
        throw new FileFailure("line " + number + " is longer than " + LONGEST_PASSED_OVER + " bytes: no list");
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
