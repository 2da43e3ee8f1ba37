package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.fresh.Fresh;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of a run as JSON (schema/certificate.schema.json). Its section {@code correctness} depends only on the
 * corpus and the targets' answers, so every rerun gives the same bytes. Fresh vectors, figures, times and the machine
 * are in sections of their own.
 */
public final class Certificate {
    /** The format that this version writes and checks. */
    public static final String FORMAT = "atlas-certificate/4";

    private final ObjectNode json;

    private Certificate(ObjectNode json) {
        this.json = json;
    }

    public static Certificate of(Certification found) {
        ObjectNode json = object();
        json.put("format", FORMAT);
        json.put("decision", found.decision().text());
        json.putObject("kit")
                .put("name", "atlas-l2")
                .put("version", found.kitVersion())
                .put("semantics", Limits.SEMANTICS_VERSION)
                .put("protocol", Hello.PROTOCOL);
        json.set("correctness", correctness(found));
        if (!found.fresh().isNone()) {
            json.set("fresh", fresh(found));
        }
        json.set("floors", floors(found));
        json.set("circumstances", circumstances(found));
        ObjectNode hashes = object();
        hashes.set("parts", PartHashes.hashes(json));
        hashes.put("certificate", Canonical.hash(json));
        json.set("hashes", hashes);
        return new Certificate(json);
    }

    /** Returns this certificate with a signature over all of it, including the hashes. */
    public Certificate signed(KeyPair keys) {
        ObjectNode signed = json.deepCopy();
        signed.putObject("signature")
                .put("algorithm", Ed25519.ALGORITHM)
                .put("publicKey", Ed25519.hex(keys.getPublic()))
                .put("value", HexFormat.of().formatHex(Ed25519.sign(keys.getPrivate(), signedBytes(json))));
        return new Certificate(signed);
    }

    /** Returns whether it has a signature. */
    public boolean isSigned() {
        return json.has("signature");
    }

    /** Returns the file's text. */
    public String text() {
        return CertificateText.of(json);
    }

    /** Returns the root of the tree over all results, in hex. */
    public String root() {
        return json.path("correctness").path("tree").path("root").stringValue();
    }

    /** Returns the hash of the whole certificate, which identifies it. */
    public String hash() {
        return json.path("hashes").path("certificate").stringValue();
    }

    /** Returns the signed text: the canonical form of everything else. */
    static byte[] signedBytes(ObjectNode unsigned) {
        return Canonical.text(unsigned).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode correctness(Certification found) {
        ObjectNode json = object();
        selection(found.selection(), json);
        ObjectNode corpus = json.putObject("corpus")
                .put("root", found.corpus().root())
                .put("vectors", found.vectors().size());
        ObjectNode files = corpus.putObject("files");
        found.corpus().sha256().forEach(files::put);
        ArrayNode targets = json.putArray("targets");
        found.runs().forEach(run -> targets.add(target(run)));
        tree(json);
        return json;
    }

    private static ObjectNode fresh(Certification found) {
        Fresh fresh = found.fresh();
        ObjectNode json = object().put("seed", Long.toUnsignedString(fresh.seed()))
                .put("given", fresh.isGiven())
                .put("generator", Fresh.GENERATOR)
                .put("vectors", fresh.count());
        ArrayNode targets = json.putArray("targets");
        found.runs().forEach(run -> results(run.fresh(), targets.addObject().put("id", run.target())));
        tree(json);
        return json;
    }

    private static void tree(ObjectNode section) {
        ResultTree tree = new ResultTree(section);
        section.putObject("tree").put("leaves", tree.size()).put("root", tree.root());
    }

    private static void selection(Selection selection, ObjectNode json) {
        ArrayNode levels = json.putArray("levels");
        Arrays.stream(Level.values()).filter(selection.levels()::contains).forEach(level -> levels.add(level.json()));
        if (!selection.families().isEmpty()) {
            selection.families().forEach(json.putArray("families")::add);
        }
        Shard shard = selection.shard();
        if (!shard.isWhole()) {
            json.putObject("shard").put("index", shard.index()).put("of", shard.of());
        }
    }

    private static ObjectNode target(TargetRun run) {
        ObjectNode json = object().put("id", run.target()).put("emulated", run.isEmulated());
        ArrayNode artifacts = json.putArray("artifacts");
        run.artifacts()
                .forEach(file -> artifacts.addObject().put("name", file.name()).put("sha256", file.sha256()));
        json.set("hello", run.hello().map(Hello::toJson).orElse(null));
        return results(run.published(), json);
    }

    private static ObjectNode results(TargetRun run, ObjectNode json) {
        ObjectNode totals =
                json.putObject("totals").put("vectors", run.outcomes().size());
        for (Verdict verdict : Verdict.values()) {
            totals.put(verdict.json(), run.count(verdict));
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        run.outcomes().forEach(outcome -> rows.add(RowJson.of(outcome)));
        json.set("vectors", rows);
        return json;
    }

    private static ObjectNode floors(Certification found) {
        ObjectNode json = object().put("effort", found.effort());
        ArrayNode results = json.putArray("results");
        found.floors().forEach(result -> results.add(FloorJson.of(result)));
        return json;
    }

    private static ObjectNode circumstances(Certification found) {
        ObjectNode json = object();
        json.put("started", found.started().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("seconds", Measurement.rounded(found.took().toMillis() / 1e3));
        ArrayNode invocations = json.putArray("invocations");
        found.invocations().forEach(invocation -> invocation.words().forEach(invocations.addArray()::add));
        json.put("resumed", found.resumed());
        Machine machine = found.machine();
        json.putObject("machine")
                .put("processor", machine.processor())
                .put("cores", machine.cores())
                .put("memoryBytes", machine.memoryBytes())
                .put("system", machine.system())
                .put("java", machine.java());
        ArrayNode unavailable = json.putArray("unavailable");
        found.unavailable()
                .forEach(missing -> unavailable
                        .addObject()
                        .put("target", missing.target())
                        .put("reason", missing.reason())
                        .put("fix", missing.fix()));
        ArrayNode notes = json.putArray("notes");
        found.runs().forEach(run -> run.notes().forEach(note -> notes.add(run.target() + ": " + note)));
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
