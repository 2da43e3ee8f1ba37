package dev.atlasl2.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * A task as bytes, which every serializer can handle that a session may be configured to use; Kryo cannot handle
 * records.
 */
final class SerializedTask {
    private SerializedTask() {}

    static byte[] of(List<Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pieces.toArray(Piece[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException("pieces are serializable", e);
        }
        return bytes.toByteArray();
    }

    static Iterator<Piece> pieces(byte[] task) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(task))) {
            return List.of((Piece[]) in.readObject()).iterator();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("a task is what the driver made of it", e);
        }
    }
}
