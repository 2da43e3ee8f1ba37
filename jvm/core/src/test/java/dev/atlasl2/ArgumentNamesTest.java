package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every public call with every bad argument, one at a time (clause S1.5): the refusal names the argument as this method
 * calls it, what was expected, and what came. A public parameter without a rule here fails the test.
 */
class ArgumentNamesTest {
    private static final List<Class<?>> API = List.of(
            Batch.class,
            Budget.class,
            CompactRange.class,
            Conservation.class,
            ConservedBuffer.class,
            ConservedSum.class,
            Domain.class,
            StripedBudget.class,
            TrackedSum.class,
            WitnessRecord.class,
            WitnessTree.class,
            WitnessTree.Builder.class,
            Witnesses.class,
            WorkContext.class,
            Region.class);

    private static final byte[] DATA = new byte[100];
    private static final byte[] PAIR = new byte[2];
    private static final byte[] HASH = new byte[32];
    private static final String LONG = "9223372036854775807";
    private static final String INT = "2147483647";

    /**
     * A value that must be refused.
     *
     * @param text of the refusal, after its code; {@code @} stands for the parameter's name
     */
    private record Bad(Object value, String text) {}

    @TestFactory
    Stream<DynamicTest> refusalsNameTheArgument() {
        return API.stream()
                .flatMap(ArgumentNamesTest::calls)
                .map(call -> DynamicTest.dynamicTest(call.toString(), () -> {
                    assertThatCode(() -> invoke(call, -1, null))
                            .as("good arguments")
                            .doesNotThrowAnyException();
                    for (int i = 0; i < call.getParameterCount(); i++) {
                        assertNamed(call, i);
                    }
                }));
    }

    private static Stream<Executable> calls(Class<?> type) {
        return Stream.of(type.getConstructors(), type.getDeclaredMethods())
                .<Executable>flatMap(Arrays::stream)
                .filter(call -> Modifier.isPublic(call.getModifiers()) && call.getParameterCount() > 0)
                .filter(call -> !call.isSynthetic() && !call.getName().equals("equals"))
                .filter(call -> type != Region.class || Modifier.isStatic(call.getModifiers())); // others are internal
    }

    private static void assertNamed(Executable call, int index) throws ReflectiveOperationException {
        Parameter parameter = call.getParameters()[index];
        assertThat(parameter.isNamePresent()).as("compiled with -parameters").isTrue();
        List<Bad> all = bad(call, parameter.getName(), parameter.getType());
        assertThat(all).as("rules for %s", parameter).isNotEmpty();
        for (Bad bad : all) {
            Refusals.assertInvalid(() -> invoke(call, index, bad.value))
                    .as("%s of %s", parameter.getName(), call)
                    .isEqualTo("INVALID: " + bad.text.replace("@", parameter.getName()));
        }
    }

    /** Calls with good arguments, but for the one at {@code index}. */
    private static Object invoke(Executable call, int index, Object bad) throws Throwable {
        Object[] arguments =
                Arrays.stream(call.getParameters()).map(p -> good(call, p)).toArray();
        if (index >= 0) {
            arguments[index] = bad;
        }
        try {
            if (call instanceof Constructor<?> constructor) {
                return constructor.newInstance(arguments);
            }
            return ((Method) call).invoke(target(call), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object target(Executable call) {
        Class<?> type = call.getDeclaringClass();
        if (type == Domain.class) {
            Domain domain = Domain.create(DATA.length, 95);
            if (!call.getName().equals("attach")) {
                domain.attach(new byte[DATA.length]);
            }
            return domain;
        }
        return type == Budget.class
                ? new Budget(95)
                : type == StripedBudget.class
                        ? new StripedBudget(95)
                        : type == CompactRange.class
                                ? CompactRange.of(new byte[256], 0, 8)
                                : type == ConservedBuffer.class
                                        ? ConservedBuffer.allocate(DATA.length)
                                        : type == ConservedSum.class
                                                ? new ConservedSum()
                                                : type == TrackedSum.class
                                                        ? new TrackedSum()
                                                        : type == WitnessTree.class
                                                                ? tree()
                                                                : type == WitnessTree.Builder.class
                                                                        ? new WitnessTree.Builder(8)
                                                                        : type == WorkContext.class
                                                                                ? new WorkContext()
                                                                                : null;
    }

    /** Four leaves. */
    private static WitnessTree tree() {
        return WitnessTree.of(new byte[1000], 8);
    }

    private static boolean has(Executable call, String parameter) {
        return Arrays.stream(call.getParameters()).anyMatch(p -> p.getName().equals(parameter));
    }

    private static boolean is(Executable call, Class<?> type, String... names) {
        return call.getDeclaringClass() == type && List.of(names).contains(call.getName());
    }

    private static Object good(Executable call, Parameter parameter) {
        Class<?> type = parameter.getType();
        String name = parameter.getName();
        if (type == int.class || type == long.class) {
            long value = goodNumber(call, name);
            return type == int.class ? (Object) (int) value : (Object) value;
        }
        return switch (name) {
            case "record" -> {
                byte[] witness = WitnessRecord.encode(Witnesses.flat(new byte[has(call, "length") ? 50 : 100]));
                yield is(call, WitnessRecord.class, "decode") ? witness : Arrays.copyOf(witness, 70);
            }
            case "oldBytes", "newBytes" -> PAIR.clone();
            case "bytes" -> is(call, CompactRange.class, "decode") ? tree8(0).encode() : PAIR.clone();
            case "root", "leafHash", "firstRoot", "secondRoot" -> HASH;
            case "path" -> List.of(HASH);
            case "leaves" -> List.of(DATA);
            case "entries" ->
                type == byte[][].class
                        ? new byte[][] {DATA, DATA}
                        : call.getName().equals("delta") ? List.of(new Batch.Change(DATA, DATA)) : List.of(DATA, DATA);
            case "sums" -> new int[2];
            case "records" -> new byte[128];
            case "amounts" -> new int[] {1, 2};
            case "validation" -> Validation.FULL;
            case "witness" -> Witnesses.flat(DATA);
            case "witnesses" -> List.of(Witnesses.flat(DATA), Witnesses.flat(DATA));
            case "tree" -> tree();
            case "parts" -> List.of(tree8(0), tree8(256));
            case "other" ->
                type == ConservedSum.class ? new ConservedSum() : type == WitnessTree.class ? tree() : tree8(256);
            default -> bytes(type, DATA.clone());
        };
    }

    private static CompactRange tree8(long offset) {
        return CompactRange.of(new byte[256], offset, 8);
    }

    private static Object bytes(Class<?> type, byte[] bytes) {
        return type == ByteBuffer.class
                ? ByteBuffer.wrap(bytes)
                : type == Region.class ? Region.of(bytes, 0, bytes.length) : bytes;
    }

    private static long goodNumber(Executable call, String name) {
        return switch (name) {
            case "offset", "srcOffset", "dstOffset" -> is(call, CompactRange.class, "of") ? 0 : 10;
            case "length" -> is(call, CompactRange.class, "witness") ? 256 : 50;
            case "leafLog2" -> 8;
            case "window", "amount", "first", "size" -> 1;
            case "second" -> 2;
            case "to", "bytes" -> 100;
            default -> 0;
        };
    }

    private static List<Bad> bad(Executable call, String name, Class<?> type) {
        if (type == int.class || type == long.class) {
            List<Bad> numbers = badNumbers(call, name);
            return type == long.class
                    ? numbers
                    : numbers.stream()
                            .map(bad -> new Bad((int) (long) bad.value, bad.text))
                            .toList();
        }
        List<Bad> all = new ArrayList<>(badBytes(call, name, type));
        all.add(new Bad(null, "@ must be given, got null"));
        return all;
    }

    private static List<Bad> outside(long min, long max, String range) {
        return List.of(
                new Bad(min - 1, "@ must be " + range + ", got " + (min - 1)),
                new Bad(max + 1, "@ must be " + range + ", got " + (max + 1)));
    }

    private static List<Bad> below(long min, String most) {
        return List.of(new Bad(min - 1, "@ must be " + min + ".." + most + ", got " + (min - 1)));
    }

    private static List<Bad> badNumbers(Executable call, String name) {
        return switch (name) {
            case "offset" ->
                is(call, CompactRange.class, "of")
                        ? List.of(
                                new Bad(1L, "@ must be a multiple of the leaf size, 256, got 1"),
                                new Bad(-256L, "@ must be 0.." + (Long.MAX_VALUE - length(call)) + ", got -256"))
                        : has(call, "oldByte") ? outside(0, 99, "0..99") : outside(0, 100, "0..100");
            case "srcOffset", "dstOffset" -> outside(0, 100, "0..100");
            case "length" ->
                is(call, CompactRange.class, "witness")
                        ? below(1, LONG)
                        : is(call, ConservedBuffer.class, "allocate")
                                ? below(0, INT)
                                : List.of(
                                        new Bad(-1L, "@ from " + offset(call) + " on must be 0..90, got -1"),
                                        new Bad(91L, "@ from " + offset(call) + " on must be 0..90, got 91"));
            case "at" ->
                is(call, ConservedBuffer.class, "get", "set")
                        ? has(call, "bytes") ? outside(0, 100, "0..100") : outside(0, 99, "0..99")
                        : outside(0, 6, "0..6");
            case "value", "oldByte", "newByte" -> outside(0, 255, "0..255");
            case "sum", "residue", "state", "initial", "budget", "amount" -> outside(0, 95, "0..95");
            case "leafLog2" -> outside(8, 16, "8..16");
            case "window", "size" -> below(1, LONG);
            case "bytes" -> below(is(call, Domain.class, "create") ? 1 : 0, LONG);
            case "from", "to" -> outside(0, 100, "0..100");
            case "index" -> is(call, WitnessTree.class, "verifyInclusion") ? below(0, LONG) : outside(0, 3, "0..3");
            case "first" -> is(call, WitnessTree.class, "verifyConsistency") ? below(1, LONG) : outside(1, 4, "1..4");
            case "second" -> below(1, LONG);
            default -> List.of();
        };
    }

    private static String offset(Executable call) {
        return has(call, "srcOffset") ? "srcOffset" : "offset";
    }

    /** Returns how many bytes a part has from its offset on. */
    private static int length(Executable call) {
        return has(call, "tree") ? 1000 : 100;
    }

    private static List<Bad> badBytes(Executable call, String name, Class<?> type) {
        return switch (name) {
            case "data" -> badData(call, type);
            case "region" ->
                List.of(
                        new Bad(bytes(type, new byte[0]), "@ must hold at least 1 byte, got 0"),
                        new Bad(bytes(type, new byte[99]), "length of @ must be 100, got 99"));
            case "newBytes" -> List.of(new Bad(new byte[3], "@ must be as long as oldBytes, 2 bytes, got 3"));
            case "after" ->
                List.of(new Bad(bytes(type, new byte[99]), "@ must be as long as before, 100 bytes, got 99"));
            case "dst" ->
                has(call, "src") && !has(call, "length")
                        ? List.of(new Bad(bytes(type, new byte[99]), "@ must be as long as src, 100 bytes, got 99"))
                        : List.of();
            case "record" ->
                List.of(new Bad(
                        new byte[63],
                        "length of @ must be 64" + (is(call, WitnessRecord.class, "decode") ? "" : ".." + INT)
                                + ", got 63"));
            case "bytes" ->
                is(call, CompactRange.class, "decode")
                        ? List.of(new Bad(new byte[12], "length of @ must be 12 and 1 or more times 41, got 12"))
                        : List.of(new Bad(new byte[101], "length of @ from at on must be 0..100, got 101"));
            case "root", "leafHash", "firstRoot", "secondRoot" ->
                List.of(new Bad(new byte[31], "length of @ must be 32, got 31"));
            case "path" ->
                List.of(
                        new Bad(List.of(HASH, new byte[31]), "length of @[1] must be 32, got 31"),
                        new Bad(Collections.singletonList(null), "@[0] must be given, got null"));
            case "amounts" ->
                List.of(
                        new Bad(new int[] {1, 96}, "@[1] must be 0..95, got 96"),
                        new Bad(new int[] {-1}, "@[0] must be 0..95, got -1"));
            case "sums" -> List.of(new Bad(new int[1], "length of @ must be 2.." + INT + ", got 1"));
            case "records" -> List.of(new Bad(new byte[127], "length of @ must be 128.." + INT + ", got 127"));
            case "entries" -> call.getName().equals("delta") ? badChanges() : badEntries(type);
            case "leaves", "parts", "witnesses" -> badElements(name);
            case "other" ->
                type == ConservedSum.class
                        ? List.of()
                        : List.of(new Bad(
                                type == WitnessTree.class ? WitnessTree.of(DATA, 9) : CompactRange.of(DATA, 512, 9),
                                "leafLog2 of @ must be 8, got 9"));
            default -> List.of();
        };
    }

    private static List<Bad> badData(Executable call, Class<?> type) {
        if (is(call, Conservation.class, "windowCheck") && !has(call, "length")) {
            return List.of(new Bad(bytes(type, new byte[0]), "length of @ must be 1..1048576, got 0"));
        }
        boolean witness = is(call, WorkContext.class, call.getName())
                || is(call, CompactRange.class, "of")
                || is(call, Witnesses.class, call.getName())
                || is(call, WitnessTree.class, "of");
        return witness && !has(call, "length") && !has(call, "to")
                ? List.of(new Bad(bytes(type, new byte[0]), "@ must hold at least 1 byte, got 0"))
                : List.of();
    }

    private static List<Bad> badEntries(Class<?> type) {
        byte[][] many = new byte[257][1];
        byte[][] gap = {DATA, null};
        boolean array = type == byte[][].class;
        return List.of(
                new Bad(array ? many : Arrays.asList(many), "number of @ must be 1..256, got 257"),
                new Bad(array ? new byte[0][] : List.of(), "number of @ must be 1..256, got 0"),
                new Bad(array ? gap : Arrays.asList(gap), "@[1] must be given, got null"));
    }

    private static List<Bad> badChanges() {
        return List.of(
                new Bad(List.of(), "number of @ must be 1..256, got 0"),
                new Bad(
                        List.of(new Batch.Change(DATA, PAIR)),
                        "@[0].after must be as long as @[0].before, 100 bytes, got 2"),
                new Bad(List.of(new Batch.Change(null, PAIR)), "@[0].before must be given, got null"));
    }

    private static List<Bad> badElements(String name) {
        List<Object> elements = new ArrayList<>(
                switch (name) {
                    case "leaves" -> List.<Object>of(DATA);
                    case "parts" -> List.<Object>of(tree8(0));
                    default -> List.<Object>of(Witnesses.flat(DATA));
                });
        elements.add(null);
        return List.of(new Bad(elements, "@[1] must be given, got null"));
    }
}
