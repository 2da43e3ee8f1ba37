package dev.atlasl2.wasm.lowering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The table of instructions, by name and by code. Immutable. */
final class Opcodes {
    private static final String TABLE = "opcodes.txt";
    private static final Map<String, Opcode> BY_NAME = new LinkedHashMap<>();
    private static final Map<Long, Opcode> BY_CODE = new LinkedHashMap<>();

    static {
        load();
    }

    private Opcodes() {}

    static Collection<Opcode> all() {
        return BY_NAME.values();
    }

    /** @throws LoweringException if there is no such instruction */
    static Opcode named(String name) {
        Opcode opcode = BY_NAME.get(name);
        if (opcode == null) {
            throw new LoweringException("unknown instruction \"" + name + "\": it is not in " + TABLE);
        }
        return opcode;
    }

    /**
     * @throws LoweringException if the table has no such code: garbage collection, exceptions or a newer proposal
     */
    static Opcode coded(int prefix, int code) {
        Opcode opcode = BY_CODE.get(key(prefix, code));
        if (opcode == null) {
            throw new LoweringException("unknown opcode 0x" + Integer.toHexString(prefix == 0 ? code : prefix)
                    + (prefix == 0 ? "" : " 0x" + Integer.toHexString(code))
                    + ": kernels use numbers, V128 and @Insn methods only");
        }
        return opcode;
    }

    static boolean isPrefix(int code) {
        return code == 0xfb || code == 0xfc || code == 0xfd || code == 0xfe;
    }

    private static long key(int prefix, int code) {
        return (long) prefix << 32 | code;
    }

    private static void load() {
        InputStream table = Objects.requireNonNull(Opcodes.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(parse(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Opcode opcode) {
        if (BY_NAME.put(opcode.name(), opcode) != null
                || BY_CODE.put(key(opcode.prefix(), opcode.code()), opcode) != null) {
            throw new IllegalStateException(TABLE + " has two rows for " + opcode);
        }
    }

    private static Opcode parse(String line) {
        String[] columns = line.split("\\|", -1);
        String[] code = columns[0].strip().split(" ");
        String[] type = columns[2].strip().split("->", -1);
        boolean ownRule = type[0].strip().equals("*");
        return new Opcode(
                code.length == 1 ? 0 : Integer.parseInt(code[0], 16),
                Integer.parseInt(code[code.length - 1], 16),
                columns[1].strip(),
                ownRule ? null : new FunctionType(types(type[0]), types(type[1])),
                columns.length < 4
                        ? List.of()
                        : words(columns[3]).stream().map(Immediate::parse).toList());
    }

    private static List<ValueType> types(String text) {
        return words(text).stream()
                .map(word -> ValueType.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split(" +"));
    }
}
