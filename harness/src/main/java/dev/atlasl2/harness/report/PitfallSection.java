package dev.atlasl2.harness.report;

/** Why the vectors can be believed: how many of them catch each known wrong way to compute. */
final class PitfallSection {
    private PitfallSection() {}

    static void write(StringBuilder page) {
    }
}
