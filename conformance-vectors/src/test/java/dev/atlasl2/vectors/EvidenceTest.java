package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.reference.Sha256Reference;
import dev.atlasl2.vectors.corpus.Evidence;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The corpus contains the published values of others. */
class EvidenceTest {
    private final Corpus corpus = Corpus.load();

    private String digest(String id) {
        return corpus.byId(id)
                .orElseThrow()
                .expect()
                .get("witness")
                .get("digest")
                .stringValue();
    }

    @Test
    void digestsAreThePublishedOnes() {
        assertThat(digest("witness/fips-abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(digest("witness/fips-two-blocks"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        assertThat(digest("witness/fips-million-a"))
                .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
        assertThat(digest("witness/cavs-monte-carlo-0")).isEqualTo(Evidence.MONTE_CARLO_0);
        assertThat(digest("witness/cavs-monte-carlo-99")).isEqualTo(Evidence.MONTE_CARLO_99);
        byte[] last = Evidence.lastMonteCarloMessage(Evidence.monteCarloSeed(99));
        assertThat(HexFormat.of().formatHex(Sha256Reference.hash(last))).isEqualTo(Evidence.MONTE_CARLO_99);
    }

    @Test
    void merkleRootsAreThePublishedOnes() {
        for (int n = 0; n <= 8; n++) {
            String root = corpus.byId("tree/root-ct-" + n)
                    .orElseThrow()
                    .expect()
                    .get("root")
                    .stringValue();
            assertThat(root).as("root of %s leaves", n).isEqualTo(Evidence.CT_ROOTS.get(n));
        }
    }
}
