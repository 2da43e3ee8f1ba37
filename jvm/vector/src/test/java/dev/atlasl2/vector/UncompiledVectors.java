package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Conservation;
import dev.atlasl2.Kernels;
import dev.atlasl2.Witnesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Races in JVMs in which vectors cannot win; {@link JvmModesTest} runs this. */
class UncompiledVectors {
    /** Without the compiler there is no race, so nothing takes the 30 and 60 s that a race may take. */
    @Test
    @Timeout(120)
    void areNotRaced() throws InterruptedException {
        byte[] data = new byte[1 << 17];
        assertThat(Conservation.sum(data)).isZero();
        Witnesses.treeWitness(data);
        assertThat(Kernels.describe()).matches("swar: this JVM .*compiler.*|swar: this JVM interprets.*");
        while (Kernels.describeSha256().contains("is on")) { // or the test times out
            Thread.sleep(1);
        }
        assertThat(Kernels.describeSha256()).isEqualTo(Kernels.describe().replaceFirst("swar", "digest"));
    }
}
