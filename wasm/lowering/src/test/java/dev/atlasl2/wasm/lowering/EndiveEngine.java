package dev.atlasl2.wasm.lowering;

import java.util.List;
import run.endive.wasm.Parser;

/** A second real engine for comparison, written in Java and independent of Node's. */
final class EndiveEngine {
    private EndiveEngine() {}

    static List<Boolean> validates(List<byte[]> modules) {
        return modules.stream().map(EndiveEngine::validates).toList();
    }

    private static boolean validates(byte[] module) {
        try {
            Parser.parse(module); // which validates too
            return true;
        } catch (RuntimeException refused) { // its parser (1.2.0) throws anything on wrong labels
            return false;
        }
    }
}
