package dev.atlasl2.files;

/**
 * Neighbouring leaves that differ.
 *
 * @param first number of the first leaf, from 0
 * @param last number of the last leaf
 * @param from position in the file of the first byte
 * @param to position of the last byte
 */
record LeafRange(long first, long last, long from, long to) {
    @Override
    public String toString() {
        return (first == last ? "leaf " + first + " differs" : "leaves " + first + "-" + last + " differ") + ": bytes "
                + from + "-" + to;
    }

    String json() {
        return "{\"first\":" + first + ",\"last\":" + last + ",\"from\":" + from + ",\"to\":" + to + "}";
    }
}
