package dev.atlasl2.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/**
 * The local file system under {@code faulty:}. Between the listing and the reading, files change according to their
 * names. Permissions would not do: the tests may run as a user who can read everything.
 */
public final class FaultyFileSystem extends RawLocalFileSystem {
    private static final URI ROOT = URI.create("faulty:///");

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public void initialize(URI uri, Configuration configuration) throws IOException {
        super.initialize(uri, configuration);
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        java.nio.file.Path file = pathToFile(path).toPath();
        switch (path.getName()) {
            case "forbidden" -> throw new AccessControlException("not for you");
            case "broken" -> throw new IOException("bad sector 7");
            case "vanishing" -> java.nio.file.Files.delete(file);
            case "growing" -> java.nio.file.Files.write(file, new byte[1], java.nio.file.StandardOpenOption.APPEND);
            case "shrinking" -> java.nio.file.Files.write(file, new byte[3]);
            case "touched" ->
                java.nio.file.Files.setLastModifiedTime(
                        file, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
            default -> {}
        }
        return super.open(path, bufferSize);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        if (path.getName().equals("closed")) {
            throw new AccessControlException("not for you");
        }
        return super.listStatus(path);
    }
}
