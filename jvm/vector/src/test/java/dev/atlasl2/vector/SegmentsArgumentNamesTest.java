package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atlasl2.Validation;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * As in the core: every public call with every bad argument. The refusal must use the name that this method gives it.
 */
class SegmentsArgumentNamesTest {
    private static final byte[] DATA = new byte[100];

    @TestFactory
    Stream<DynamicTest> refusalsNameTheArgument() {
        return Arrays.stream(Segments.class.getDeclaredMethods())
                .filter(call -> Modifier.isPublic(call.getModifiers()))
                .map(call -> DynamicTest.dynamicTest(call.toString(), () -> {
                    assertThatCode(() -> invoke(call, -1, null)).doesNotThrowAnyException();
                    Parameter[] parameters = call.getParameters();
                    for (int i = 0; i < parameters.length; i++) {
                        int index = i;
                        Map<Object, String> all = bad(call, parameters[i].getName());
                        assertThat(all).as("rules for %s", parameters[i]).isNotEmpty();
                        all.forEach((value, text) -> assertThatExceptionOfType(AtlasException.class)
                                .isThrownBy(() -> invoke(call, index, value))
                                .withMessage("INVALID: " + text)
                                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID)));
                    }
                }));
    }

    private static Object invoke(Method call, int index, Object bad) throws Throwable {
        Object[] arguments = Arrays.stream(call.getParameters())
                .map(SegmentsArgumentNamesTest::good)
                .toArray();
        if (index >= 0) {
            arguments[index] = bad;
        }
        try {
            return call.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object good(Parameter parameter) {
        return switch (parameter.getName()) {
            case "window" -> 1L;
            case "value" -> 0;
            case "leafLog2" -> 8;
            case "validation" -> Validation.FULL;
            case "witness" -> Witnesses.flat(DATA);
            default -> MemorySegment.ofArray(DATA.clone());
        };
    }

    private static Map<Object, String> bad(Method call, String name) {
        Map<Object, String> all = new HashMap<>();
        MemorySegment empty = MemorySegment.ofArray(new byte[0]);
        switch (name) {
            case "window" -> all.put(0L, "window must be 1..9223372036854775807, got 0");
            case "value" -> {
                all.put(-1, "value must be 0..255, got -1");
                all.put(256, "value must be 0..255, got 256");
            }
            case "leafLog2" -> {
                all.put(7, "leafLog2 must be 8..16, got 7");
                all.put(17, "leafLog2 must be 8..16, got 17");
            }
            case "data" -> {
                if (call.getName().equals("windowCheck")) {
                    all.put(empty, "length of data must be 1..1048576, got 0");
                } else if (Stream.of("flat", "tree", "verify").anyMatch(call.getName()::equals)) {
                    all.put(empty, "data must hold at least 1 byte, got 0");
                }
            }
            case "after" -> all.put(empty, "after must be as long as before, 100 bytes, got 0");
            case "dst" ->
                all.put(MemorySegment.ofArray(DATA).asReadOnly(), "dst must be writable, got a read-only segment");
            default -> {}
        }
        if (!good(parameter(call, name)).getClass().getName().matches("java.lang.(Long|Integer)")) {
            all.put(null, name + " must be given, got null");
        }
        return all;
    }

    private static Parameter parameter(Method call, String name) {
        return Arrays.stream(call.getParameters())
                .filter(p -> p.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
