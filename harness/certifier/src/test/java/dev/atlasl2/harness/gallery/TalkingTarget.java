package dev.atlasl2.harness.gallery;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Json;
import java.time.Duration;
import java.util.List;

/**
 * A target that answers with given lines, one after the other, to any request; it repeats the last line. In each,
 * {@code "seq":7} becomes the right number. Without lines, it answers with nothing.
 */
public record TalkingTarget(List<String> lines) implements Target {
    @Override
    public String id() {
        return "talking";
    }

    @Override
    public String description() {
        return "says what it was told to";
    }

    @Override
    public Availability availability() {
        return new Availability.Available("in the test");
    }

    @Override
    public Session open() {
        return new Session() {
            private int next;

            @Override
            public String exchange(String line, Duration deadline) {
                long seq = Json.readObject("request", line).get("seq").longValue();
                String said = lines.isEmpty() ? "" : lines.get(Math.min(next++, lines.size() - 1));
                return said.replace("\"seq\":7", "\"seq\":" + seq);
            }

            @Override
            public String log() {
                return "";
            }

            @Override
            public void close() {}
        };
    }
}
