package dev.atlasl2.benchmarks;

/**
 * What a figure must reach.
 *
 * @param metric of all three
 * @param required null where nothing is required
 * @param aim null where there is none beyond what is required
 * @param restsOn the processor's feature without which it cannot be reached, as the system names it; empty for none
 */
record Goal(Metric metric, Double required, Double aim, String restsOn) {
    static Goal ratio(Double required, Double aim) {
        return new Goal(Metric.RATIO, required, aim, "");
    }
}
