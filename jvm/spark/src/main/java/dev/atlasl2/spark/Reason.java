package dev.atlasl2.spark;

import java.io.FileNotFoundException;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.security.AccessControlException;

/** Why a file cannot be read, in the words of atlas witness. */
final class Reason {
    static final String EMPTY = "is empty, and there is no witness of 0 bytes (clause S11.2)";

    private Reason() {}

    static String of(Throwable e) {
        if (e instanceof ExecutionException && e.getCause() != null) {
            return of(e.getCause());
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        // Hadoop's local file system uses one exception type for both of these.
        if (e instanceof AccessControlException || message.contains("(Permission denied)")) {
            return "permission denied";
        }
        return e instanceof FileNotFoundException ? "no such file" : message;
    }
}
