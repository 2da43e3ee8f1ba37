package dev.atlasl2.files;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The witness file that the user named cannot be written: the command has failed, whichever file it is processing. */
final class UnwritableList extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    UnwritableList(String file, IOException e) {
        super("--out " + file + ": cannot be written: " + FileFailure.of(e).getMessage(), e);
    }
}
