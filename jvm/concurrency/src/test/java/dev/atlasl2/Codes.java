package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import java.util.function.Supplier;

/** Answers and refusals as words, for comparisons and tables. */
final class Codes {
    private Codes() {}

    /** Returns OK, or the code of the refusal. */
    static String of(Runnable call) {
        return of(() -> {
            call.run();
            return "OK";
        });
    }

    /** Returns the answer, or the code of the refusal. */
    static String of(Supplier<String> call) {
        try {
            return call.get();
        } catch (AtlasException e) {
            return e.code().name();
        }
    }
}
