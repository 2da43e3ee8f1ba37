package dev.atlasl2.harness.verdict;

import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.Vector;
import tools.jackson.databind.JsonNode;

/**
 * The number of bytes that a vector needs.
 *
 * @param region the longest single region: a target that addresses less cannot answer it
 * @param total all bytes that are made or read, which determine the deadline
 */
record InputSize(long region, long total) {
    static InputSize of(Vector vector) {
        InputSize size = of(vector.in());
        if (!vector.op().equals("fill")) {
            return size;
        }
        JsonNode length = vector.in().path("length");
        long bytes = length.isIntegralNumber() && length.canConvertToLong() ? Math.max(0, length.longValue()) : 0;
        return new InputSize(Math.max(size.region, bytes), saturated(size.total, bytes));
    }

    private static InputSize of(JsonNode node) {
        if (Recipe.isOne(node)) {
            long length = Recipe.parse(node).length();
            return new InputSize(length, length);
        }
        InputSize size = new InputSize(0, 0);
        for (JsonNode child : node) {
            InputSize inner = of(child);
            size = new InputSize(Math.max(size.region, inner.region), saturated(size.total, inner.total));
        }
        JsonNode times = node.path("times");
        return times.isIntegralNumber()
                ? new InputSize(size.region, product(size.total, Math.max(0, times.longValue())))
                : size;
    }

    private static long saturated(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        return high == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }
}
