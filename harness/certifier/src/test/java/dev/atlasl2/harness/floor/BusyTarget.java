package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Target;
import java.time.Duration;
import java.util.Optional;

/** A target that keeps this many processors busy from its start on, as counted by the operating system. */
record BusyTarget(Target target, int processors) implements Target {
    @Override
    public String id() {
        return target.id();
    }

    @Override
    public String description() {
        return target.description() + ", on " + processors + " processors";
    }

    @Override
    public Availability availability() {
        return target.availability();
    }

    @Override
    public Session open() throws TargetFault {
        Session session = target.open();
        long start = System.nanoTime();
        return new Session() {
            @Override
            public String exchange(String line, Duration deadline) throws TargetFault {
                return session.exchange(line, deadline);
            }

            @Override
            public Optional<Duration> processorTime() {
                return Optional.of(Duration.ofNanos((System.nanoTime() - start) * processors));
            }

            @Override
            public String log() {
                return session.log();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
