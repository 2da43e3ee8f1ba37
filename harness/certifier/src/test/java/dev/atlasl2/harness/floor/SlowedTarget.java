package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Json;
import java.time.Duration;

/** A target that does every bench twice before it answers: half as fast, and still right. */
record SlowedTarget(Target target) implements Target {
    @Override
    public String id() {
        return target.id();
    }

    @Override
    public String description() {
        return target.description() + ", slowed twofold";
    }

    @Override
    public Availability availability() {
        return target.availability();
    }

    @Override
    public Session open() throws TargetFault {
        Session session = target.open();
        return new Session() {
            @Override
            public String exchange(String line, Duration deadline) throws TargetFault {
                if (Json.readObject("request", line).path("type").stringValue().equals("bench")) {
                    session.exchange(line, deadline);
                }
                return session.exchange(line, deadline);
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
