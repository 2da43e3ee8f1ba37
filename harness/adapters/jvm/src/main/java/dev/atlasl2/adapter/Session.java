package dev.atlasl2.adapter;

import dev.atlasl2.Kernels;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Conversation;
import dev.atlasl2.adapter.protocol.Recipe;
import dev.atlasl2.spec.Limits;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JVM library as a target. Only JDK types cross its interface, so that a harness can load it with a class loader of
 * its own. Not thread-safe: requests come one at a time.
 */
public final class Session implements UnaryOperator<String> {
    private final Conversation conversation = new Conversation(Operations.table(), Session::introduce, Session::bench);

    @Override
    public String apply(String line) {
        return conversation.apply(line);
    }

    Conversation conversation() {
        return conversation;
    }

    private static void introduce(ObjectNode answer) {
        answer.put("name", "atlas-l2 (JVM)");
        answer.put("version", version());
        answer.put(
                "runtime",
                "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                        + System.getProperty("os.name") + "-" + System.getProperty("os.arch"));
        answer.put("engine", Kernels.describe());
        answer.put("semantics", Limits.SEMANTICS_VERSION);
        answer.put(
                "maxBytes",
                SegmentSupport.available().map(SegmentSupport::maxBytes).orElse((long) Recipe.MAX_ARRAY));
        answer.putArray("levels").add("core").add("full").add("huge");
        Bench.names().forEach(answer.putArray("bench")::add);
    }

    private static void bench(Arguments request, ObjectNode answer) {
        String op = request.text("op");
        answer.put("acc", Bench.run(op, request.number("size"), request.number("reps"), request.number("start")));
        Bench.engine(op).ifPresent(engine -> answer.put("engine", engine));
        if (Kernels.areRacing()) {
            answer.put("warming", true);
        }
    }

    private static String version() {
        String version = Kernels.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
