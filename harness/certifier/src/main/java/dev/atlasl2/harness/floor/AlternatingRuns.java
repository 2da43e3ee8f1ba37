package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.TargetFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One bench, and the rulers that it is compared with, read in turns. */
final class AlternatingRuns {
    /** Plain code is shown and not judged, so a few readings are enough. */
    private static final int PLAIN_READINGS = 3;

    private final BenchMeter bench;
    private final Optional<BenchMeter> plain;
    private final Processors processors;
    private final Map<Ruler, RulerMeter> rulers = new LinkedHashMap<>();
    private final Map<Ruler, List<Double>> rulerSeconds = new LinkedHashMap<>();
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> plainSeconds = new ArrayList<>();

    /**
     * @param plain the bench of plain code in the target's own language, if it offers that
     * @param processors watches the target at the same time
     */
    AlternatingRuns(BenchMeter bench, Optional<BenchMeter> plain, Processors processors, Collection<Ruler> rulers) {
        this.bench = bench;
        this.plain = plain;
        this.processors = processors;
        rulers.forEach(ruler -> {
            this.rulers.put(ruler, new RulerMeter(ruler, bench.size()));
            rulerSeconds.put(ruler, new ArrayList<>());
        });
    }

    /**
     * Runs everything for a while before anything counts, and the bench until it has stopped becoming faster.
     *
     * @param time the minimum
     */
    void warmUp(Duration time, FloorEffort effort) throws TargetFault {
        rulers.values().forEach(ruler -> ruler.warmUp(time.dividedBy(4)));
        if (plain.isPresent()) {
            Duration half = time.dividedBy(2);
            plain.get().warmUp(new WarmUp(half, Duration.ZERO, half));
        }
        bench.warmUp(new WarmUp(time, effort.steady(), effort.longestWarmUp()));
        processors.begin(requestNanos());
    }

    /** Takes this many readings of each. */
    void read(int count) throws TargetFault, BenchMeter.WrongBench {
        for (int i = 0; i < count; i++) {
            double reading = bench.read();
            seconds.add(reading);
            double like = Math.max(bench.least(), bench.reps() * reading);
            rulers.forEach((ruler, meter) -> rulerSeconds.get(ruler).add(meter.read(like)));
            if (plain.isPresent() && plainSeconds.size() < PLAIN_READINGS) {
                plainSeconds.add(plain.get().read());
            }
        }
        processors.end(requestNanos());
    }

    /**
     * Returns whether the readings do not count: the target has changed its engine since they began, or the bench has
     * become so much faster that they are mostly noise.
     */
    boolean isOutdated() {
        return bench.hasChanged() || bench.isTooShort(spread(seconds).median());
    }

    /** Chooses again how many runs make a reading, and discards the earlier readings. */
    void restart() throws TargetFault {
        bench.calibrate();
        seconds.clear();
        rulerSeconds.values().forEach(List::clear);
        processors.begin(requestNanos());
    }

    /** Returns the readings so far, together with one of the rulers; there must be a reading. */
    Measurement measurement(Ruler ruler) {
        double busy = processors.busy();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            ratios.add(rulerSeconds.get(ruler).get(i) / (seconds.get(i) * busy));
        }
        return new Measurement(
                        bench.op(),
                        bench.size(),
                        bench.reps(),
                        spread(seconds.stream().map(each -> each * busy).toList()),
                        new Measurement.Comparison(
                                ruler,
                                spread(ratios),
                                rulers.get(ruler).quickest() / (bench.quickest() * busy),
                                spread(rulerSeconds.get(ruler)).median(),
                                rulers.get(ruler).quickestEver()),
                        plainSeconds.stream().min(Double::compare),
                        busy,
                        bench.engine())
                .rounded();
    }

    private long requestNanos() {
        return bench.requestNanos() + plain.map(BenchMeter::requestNanos).orElse(0L);
    }

    private static MedianInterval spread(List<Double> readings) {
        return MedianInterval.of(
                readings.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
