package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.spec.Witness;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Witnesses of both kinds, and their records. */
final class RawWitnesses {
    private final RawModule module;

    RawWitnesses(RawModule module) {
        this.module = module;
    }

    void addTo(Map<String, Operation> table) {
        table.put("witness", (in, out) -> out.set("witness", Answers.witness(witness("witness", in.region("data")))));
        table.put("witnessTree", (in, out) -> {
            byte[] data = in.region("data");
            int k = Host.u32("k", in.number("k"));
            out.set("witness", Answers.witness(witness("witness_tree", data, k)));
            out.put("leaves", module.call("tree_leaf_count", data.length, k));
        });
        table.put("witnessVerify", (in, out) -> verify(in.region("data"), in.witness("witness")));
        table.put("witnessMerge", (in, out) -> out.set("witness", Answers.witness(merged(in.witnesses("witnesses")))));
        table.put("recordEncode", this::encode);
        table.put("recordDecode", (in, out) -> out.set("witness", Answers.witness(decoded(in.hex("record")))));
    }

    private Witness witness(String export, byte[] data, long... more) {
        Arena arena = new Arena(module, Host.given("data", data).length);
        int p = arena.in(data);
        int out = arena.out(Host.RECORD);
        long[] arguments =
                more.length == 0 ? new long[] {p, data.length, out} : new long[] {p, data.length, more[0], out};
        arena.accept(export, arguments);
        return Host.witness(arena.read(out, Host.RECORD));
    }

    private void verify(byte[] data, Witness witness) {
        Arena arena = new Arena(module, Host.given("data", data).length);
        int p = arena.in(data);
        int record = arena.in(Host.record("witness", witness));
        arena.accept("witness_verify", p, data.length, record);
    }

    private Witness merged(List<Witness> witnesses) {
        int count = Host.each("witnesses", witnesses).size();
        byte[] records = new byte[count * Host.RECORD];
        for (int i = 0; i < count; i++) {
            System.arraycopy(Host.record("witnesses", witnesses.get(i)), 0, records, i * Host.RECORD, Host.RECORD);
        }
        Arena arena = new Arena(module, records.length);
        int p = arena.in(records);
        int out = arena.out(Host.RECORD);
        arena.accept("witness_merge", p, count, out);
        return Host.witness(arena.read(out, Host.RECORD));
    }

    /** The host writes the 64 bytes, and the module checks whether they are a witness. */
    private void encode(Arguments in, ObjectNode out) {
        byte[] record = Host.record("witness", in.witness("witness"));
        decoded(record);
        out.put("record", Answers.hex(record));
    }

    private Witness decoded(byte[] record) {
        if (Host.given("record", record).length != Host.RECORD) {
            throw Host.invalid("record must have " + Host.RECORD + " bytes, got " + record.length);
        }
        Arena arena = new Arena(module, Host.RECORD);
        int p = arena.in(record);
        arena.accept("record_check", p);
        return Host.witness(record);
    }
}
