package dev.atlasl2.harness.gallery;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ProcessTarget;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TimeLimits;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Targets that are {@link Specimen}s, and a few vectors for them. */
public final class Specimens {
    /** Short enough to find a hang quickly, and long enough for a slow start on a busy machine. */
    public static final TimeLimits PATIENCE = new TimeLimits(Duration.ofSeconds(30), Duration.ofSeconds(5), 2_000_000);

    /** Specimens misbehave on the second of these. */
    public static final List<Vector> VECTORS = List.of(
            vector("sum/few", "S2.1", "sum", "{\"data\":{\"hex\":\"ff01\"}}"),
            vector("check/zero", "S4.1", "check", "{\"data\":{\"hex\":\"5f01\"}}"),
            vector("sum/many", "S2.1", "sum", "{\"data\":{\"repeat\":\"ff\",\"count\":4129}}"),
            vector("delta/step", "S5.2", "deltaByte", "{\"sum\":0,\"old\":1,\"new\":0}"),
            vector("fill/refused", "S6.3", "fill", "{\"length\":8,\"value\":256}"),
            vector("budget/wrap", "S10.5", "budget", "{\"initial\":95,\"steps\":[{\"do\":\"release\",\"n\":2}]}"));

    private Specimens() {}

    public static Target target(String way) {
        return new ProcessTarget(
                way, "a specimen", () -> new Availability.Available("in the test"), () -> command(way));
    }

    /** Returns how a specimen is started. */
    public static List<String> command(String way) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Specimen.class.getName(),
                way);
    }

    /** Returns the fault of a target on a vector, if there was one. */
    public static Optional<Fault> fault(Outcome outcome) {
        return outcome.unlisted() instanceof Outcome.Broken broken ? Optional.of(broken.fault()) : Optional.empty();
    }

    private static Vector vector(String id, String clause, String op, String in) {
        ObjectNode arguments = Json.readObject(id, in);
        ObjectNode expect = Answers.answer(new Operations() {}, op, arguments);
        return new Vector(id, id.substring(0, id.indexOf('/')), Level.CORE, clause, op, arguments, expect, "");
    }
}
