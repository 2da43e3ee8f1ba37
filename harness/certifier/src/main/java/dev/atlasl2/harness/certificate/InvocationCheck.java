package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.verdict.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compares what a certificate states about its extent with its commands: its shard, and how thoroughly floors were
 * measured. Only the first shard measures floors.
 */
final class InvocationCheck {
    private InvocationCheck() {}

    static void check(JsonNode certificate, List<String> problems) {
        List<JsonNode> commands = new ArrayList<>();
        certificate.path("circumstances").path("invocations").forEach(commands::add);
        String stated = CertificateReader.selection(certificate.path("correctness"))
                .shard()
                .toString();
        Optional<String> effort = Optional.empty();
        for (int i = 0; i < commands.size(); i++) {
            String place = "circumstances.invocations[" + i + "]";
            String shard = option(commands.get(i), "--shard").orElse(Shard.WHOLE.toString());
            String wanted = commands.size() == 1 ? stated : i + 1 + "/" + commands.size();
            if (!shard.equals(wanted)) {
                problems.add(place + ": asks for shard " + shard + ", and "
                        + (commands.size() == 1
                                ? "correctness is of "
                                : "of " + commands.size() + " shards it must be ")
                        + wanted);
            }
            if (isFirst(shard)) {
                effort = option(commands.get(i), "--floors");
            }
        }
        if (commands.size() > 1 && !stated.equals(Shard.WHOLE.toString())) {
            problems.add("correctness.shard: is " + stated + ", and " + commands.size() + " commands found it");
        }
        String measured = certificate.path("floors").path("effort").stringValue();
        String wanted = commands.size() == 1 && !isFirst(stated) ? "off" : effort.orElse(measured);
        if (!measured.equals(wanted)) {
            problems.add("floors.effort: says " + measured + ", the command gives " + wanted);
        }
    }

    private static boolean isFirst(String shard) {
        return shard.startsWith("1/");
    }

    private static Optional<String> option(JsonNode words, String name) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).stringValue().equals(name)) {
                return Optional.of(words.get(i + 1).stringValue());
            }
        }
        return Optional.empty();
    }
}
