package dev.atlasl2.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.benchmarks.Peers.Unavailable;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
    /** If there is none, every row that needs it says so, and this machine cannot test C. */
    static boolean compiler() {
        try {
            PeerLibrary.path();
            return true;
        } catch (Unavailable e) {
            return false;
        }
    }

    @Test
    void missingCompilerIsNamedWithItsCure() {
        assertThatThrownBy(() -> PeerLibrary.build("no-such-gcc"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("install no-such-gcc");
    }

    /** With it gcc mixes AVX instructions into the loop of the old SHA instructions, which some processors make slow. */
    @Test
    void theCompilerIsNotToldToUseAllInstructionsOfTheMachine(@TempDir Path folder) throws Exception {
        Path compiler = Files.writeString(folder.resolve("compiler"), "#!/bin/sh\necho \"$@\"; exit 1\n");
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> PeerLibrary.build(compiler.toString()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("-O3")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("-march"));
    }

    @Test
    @EnabledIf(value = "compiler", disabledReason = "no gcc here; to run it: install gcc")
    void sumsAndCopiesInCAreRightAtEveryLengthAndAlignment() throws Throwable {
        byte[] data = Check.random(5_000);
        MemorySegment all = MemorySegment.ofArray(data);
        for (int offset = 0; offset < 64; offset += 7) {
            for (int length = 0; length < 4_900; length += length < 600 ? 1 : 61) {
                byte[] part = Arrays.copyOfRange(data, offset, offset + length);
                byte[] copy = new byte[length + 1];
                MemorySegment segment = all.asSlice(offset, length);
                assertThat(Peers.sum(segment)).isEqualTo(Check.sum(part));
                assertThat(Peers.adders(segment)).isEqualTo(Check.sum(part));
                assertThat(Peers.copy(segment, MemorySegment.ofArray(copy))).isEqualTo(Check.sum(part));
                assertThat(copy).isEqualTo(Arrays.copyOf(part, length + 1));
            }
        }
        assertThat(Peers.describe()).isNotBlank();
    }
}
