package dev.atlasl2.raw;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.Parser;

/** A module in Endive's interpreter. */
final class EndiveModule implements RawModule {
    private static final long PAGE = 65_536;

    private final Instance instance;
    private final Memory memory;
    private final Map<String, ExportFunction> exports = new HashMap<>();

    EndiveModule(Path file) {
        instance = Instance.builder(Parser.parse(file))
                .withMemoryFactory(ByteArrayMemory::new)
                .build();
        memory = instance.memory();
    }

    @Override
    public int call(String export, long... arguments) {
        return (int) exports.computeIfAbsent(export, instance::export).apply(arguments)[0];
    }

    @Override
    public void reserve(long end) {
        long missing = (end + PAGE - 1) / PAGE - memory.pages();
        if (missing > 0 && memory.grow((int) missing) < 0) {
            throw new UnsupportedOperationException("the memory does not grow to " + end + " bytes here");
        }
    }

    @Override
    public void write(int address, byte[] bytes) {
        memory.write(address, bytes);
    }

    @Override
    public byte[] read(int address, int length) {
        return memory.readBytes(address, length);
    }
}
