package dev.atlasl2.files;

import dev.atlasl2.WitnessRecord;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Writes a witness file, whose format jvm/files/README.md defines.
 */
final class WitnessFile implements AutoCloseable, TreeReading.Leaves {
    static final int VERSION = 1;

    private final Path destination;
    private final OutputFile file;
    private final FileChannel channel;
    private final OutputStream out;
    private final ByteBuffer piece = ByteBuffer.allocate(LeafList.PIECE * Limits.DIGEST_BYTES);
    private long goodUntil;
    private long files;

    /** @param destination its name, or that of a pipe or device to write to */
    WitnessFile(Path destination) throws IOException {
        this.destination = destination;
        file = OutputFile.of(destination);
        channel = file.channel();
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        line("{\"atlas-l2-witnesses\":" + VERSION + "}");
        endEntry();
    }

    @Override
    public void take(long first, WitnessTree window) {
        for (int i = 0; i < window.leafCount(); i++) {
            piece.put(window.leafHash(i));
            if (!piece.hasRemaining()) {
                writeLeaves();
            }
        }
    }

    /** Ends the entry of a file, whose leaves were taken. */
    void add(String file, Witness witness) throws IOException {
        if (piece.position() > 0) {
            writeLeaves();
        }
        String record = HexFormat.of().formatHex(WitnessRecord.encode(witness));
        line("{\"file\":" + Names.json(file) + ",\"record\":\"" + record + "\"}");
        files++;
        endEntry();
    }

    /** Removes everything that was written since the last entry ended. */
    void drop() throws IOException {
        piece.clear();
        out.flush();
        channel.truncate(goodUntil);
    }

    /** Ends the file and gives it its name. */
    void finish() throws IOException {
        line("{\"files\":" + files + "}");
        out.flush();
        file.place();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void writeLeaves() {
        byte[] hashes = new byte[piece.flip().remaining()];
        piece.get(hashes).clear();
        try {
            line("{\"leaves\":\"" + Base64.getEncoder().encodeToString(hashes) + "\"}");
        } catch (IOException e) {
            throw new UnwritableList(destination.toString(), e);
        }
    }

    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void endEntry() throws IOException {
        out.flush();
        goodUntil = channel.position();
    }
}
