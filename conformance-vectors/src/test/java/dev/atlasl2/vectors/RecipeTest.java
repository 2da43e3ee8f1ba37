package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTest {
    static List<Recipe> everyForm() {
        return List.of(
                Recipe.hex(""),
                Recipe.hex("00ff7f80"),
                Recipe.repeat("0102ff", 77),
                Recipe.fill(0xa5, 1000),
                Recipe.fill(1, 0),
                Recipe.ramp(250, 3, 251, 600),
                Recipe.ramp(0, 1, 256, 513),
                Recipe.ramp(255, 255, 1, 9),
                Recipe.random(42, 1001),
                Recipe.concat(),
                Recipe.concat(Recipe.random(1, 9), Recipe.hex(""), Recipe.repeat("ff", 30), Recipe.ramp(7, 5, 97, 100)),
                Recipe.random(3, 100).patch(0, "0102").patch(98, "ffff").patch(1, "09"));
    }

    private static String bytes(Recipe recipe) {
        return HexFormat.of().formatHex(recipe.expand());
    }

    @Test
    void formsMakeTheBytesThatTheProtocolSays() {
        assertThat(bytes(Recipe.hex("00ff"))).isEqualTo("00ff");
        assertThat(bytes(Recipe.repeat("0a0b", 3))).isEqualTo("0a0b0a0b0a0b");
        assertThat(bytes(Recipe.ramp(250, 3, 251, 5))).isEqualTo("fa0205080b");
        assertThat(bytes(Recipe.ramp(254, 1, 256, 4))).isEqualTo("feff0001");
        assertThat(bytes(Recipe.concat(Recipe.hex("01"), Recipe.hex("02")))).isEqualTo("0102");
        assertThat(bytes(Recipe.fill(0, 4).patch(1, "ffee"))).isEqualTo("00ffee00");
    }

    /** The first outputs of the published generator for the seeds 0 and 1234567, as 64-bit numbers. */
    @Test
    void splitMixGivesThePublishedOutputs() {
        assertThat(bytes(Recipe.random(0, 8))).isEqualTo(littleEndian(0xe220a8397b1dcdafL));
        assertThat(bytes(Recipe.random(1234567, 16)))
                .isEqualTo(littleEndian(6457827717110365317L) + littleEndian(3203168211198807973L));
    }

    private static String littleEndian(long word) {
        return HexFormat.of().toHexDigits(Long.reverseBytes(word));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void everyPartIsTheSameAsInTheWhole(Recipe recipe) {
        byte[] whole = recipe.expand();
        assertThat((long) whole.length).isEqualTo(recipe.length());
        for (int from = 0; from <= whole.length; from += 7) {
            for (int to :
                    new int[] {from, Math.min(whole.length, from + 1), Math.min(whole.length, from + 65), whole.length
                    }) {
                byte[] part = new byte[to - from + 2];
                recipe.write(from, part, 1, to - from);
                assertThat(Arrays.copyOfRange(part, 1, part.length - 1)).isEqualTo(Arrays.copyOfRange(whole, from, to));
                assertThat(part[0]).isZero();
                assertThat(part[part.length - 1]).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void chunksJoinToTheWhole(Recipe recipe) {
        for (int size : new int[] {1, 3, 64, 5000}) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            recipe.forEachChunk(size, joined::writeBytes);
            assertThat(joined.toByteArray()).isEqualTo(recipe.expand());
        }
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void jsonGivesTheRecipeBack(Recipe recipe) {
        assertThat(Recipe.parse(Json.read("test", recipe.toJson().toString()))).isEqualTo(recipe);
    }

    @Test
    void regionsBeyondEveryArrayCanBeReadInParts() {
        Recipe giant = Recipe.repeat("010203", 3_000_000_000L).patch(8_999_999_998L, "ffee");
        byte[] end = new byte[4];
        giant.write(giant.length() - 4, end, 0, 4);
        assertThat(HexFormat.of().formatHex(end)).isEqualTo("0301ffee");
        assertThatThrownBy(giant::expand)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("9000000000 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | must be an object",
                "[] | must be an object",
                "{} | unknown recipe",
                "{\"zeros\":5} | unknown recipe",
                "{\"hex\":\"0\"} | hex must be lower-case hex",
                "{\"hex\":\"FF\"} | hex must be lower-case hex",
                "{\"hex\":\"0g\"} | hex must be lower-case hex",
                "{\"hex\":5} | hex must be text, got 5",
                "{\"hex\":\"00\",\"count\":1} | unknown field \"count\"",
                "{\"hex\":\"00\",\"repeat\":\"00\"} | unknown field \"repeat\"",
                "{\"repeat\":\"\",\"count\":1} | repeat must have at least one byte",
                "{\"repeat\":\"00\"} | count must be a 64-bit integer, got null",
                "{\"repeat\":\"00\",\"count\":-1} | got -1",
                "{\"repeat\":\"00\",\"count\":1.5} | count must be a 64-bit integer, got 1.5",
                "{\"repeat\":\"00\",\"count\":9223372036854775808} | count must be a 64-bit integer",
                "{\"repeat\":\"0000\",\"count\":4611686018427387904} | count must be 0..4611686018427387903",
                "{\"ramp\":256,\"length\":1} | ramp must be 0..255, got 256",
                "{\"ramp\":0,\"step\":-1,\"length\":1} | step must be 0..256, got -1",
                "{\"ramp\":0,\"modulus\":0,\"length\":1} | modulus must be 1..256, got 0",
                "{\"ramp\":0,\"modulus\":257,\"length\":1} | modulus must be 0..256, got 257",
                "{\"ramp\":0,\"length\":-1} | length must be 0 or more, got -1",
                "{\"splitmix64\":5,\"length\":1} | splitmix64 must be text",
                "{\"splitmix64\":\"-1\",\"length\":1} | splitmix64 must be a decimal",
                "{\"splitmix64\":\"007\",\"length\":1} | splitmix64 must be a decimal",
                "{\"splitmix64\":\"18446744073709551616\",\"length\":1} | splitmix64 must be below 2^64",
                "{\"concat\":{}} | concat must be a list",
                "{\"concat\":[{\"hex\":\"\"},5]} | must be an object, got 5",
                "{\"patch\":{\"hex\":\"00\"},\"at\":1,\"with\":\"ff\"} | at must keep the patch of 1 bytes within the 1 bytes",
                "{\"patch\":{\"hex\":\"00\"},\"at\":-1,\"with\":\"ff\"} | got -1",
            })
    void wrongRecipesAreRefusedByName(String json, String message) {
        assertThatThrownBy(() -> Recipe.parse(Json.read("test", json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void chunksNeedAPositiveSize() {
        assertThatThrownBy(() -> Recipe.hex("00").forEachChunk(0, chunk -> {}))
                .hasMessageContaining("size must be positive, got 0");
    }
}
