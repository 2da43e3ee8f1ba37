package dev.atlasl2.wasm.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTextTest {
    @Test
    void immediatesAreReadInTheTextFormatsOrder() {
        assertThat(InstructionText.parse("v128.load offset=48 align=16")).isEqualTo(Instruction.of("v128.load", 4, 48));
        assertThat(InstructionText.parse("i32.load")).isEqualTo(Instruction.of("i32.load", 0, 0));
        assertThat(InstructionText.parse("v128.load8_lane offset=1 15"))
                .isEqualTo(Instruction.of("v128.load8_lane", 0, 1, 15));
        assertThat(InstructionText.parse("i64.atomic.rmw.cmpxchg offset=8"))
                .isEqualTo(Instruction.of("i64.atomic.rmw.cmpxchg", 3, 8));
        assertThat(InstructionText.parse("i32.atomic.load8_u")).isEqualTo(Instruction.of("i32.atomic.load8_u", 0, 0));
        assertThat(InstructionText.parse("memory.copy")).isEqualTo(Instruction.of("memory.copy", 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "i32.plus",
                "i32x4.extract_lane",
                "i32x4.extract_lane 4",
                "i32x4.extract_lane -1",
                "i32x4.extract_lane one",
                "i8x16.shuffle 1 2 3",
                "i32.add 1",
                "v128.load align=3",
                "v128.load align=32",
                "v128.load offset=4294967296",
                "v128.load offset=-1",
                "v128.load 5",
                "i32.atomic.load align=2",
                "i32.const 5",
                "call 3",
                "block"
            })
    void whatIsNoInstructionIsRefused(String text) {
        assertThatThrownBy(() -> InstructionText.parse(text))
                .isInstanceOf(LoweringException.class)
                .hasMessageContaining(text.split(" ")[0]);
    }
}
