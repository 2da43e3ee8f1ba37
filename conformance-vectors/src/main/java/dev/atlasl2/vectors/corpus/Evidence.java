package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.Sha256Reference;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Published values of others, so that the oracle is not the only source of answers. */
public final class Evidence {
    /** The seed of the NIST CAVS Monte Carlo test of SHA-256. */
    public static final String MONTE_CARLO_SEED = "6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691";
    /** Its result after round 0. */
    public static final String MONTE_CARLO_0 = "e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788";
    /** Its result after round 99. */
    public static final String MONTE_CARLO_99 = "6a912ba4188391a78e6f13d88ed2d14e13afce9db6f7dcbf4a48c24f3db02778";

    /** The leaf inputs that the certificate-transparency projects test with. */
    public static final List<String> CT_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** The Merkle root of the first n of them, by n. */
    public static final List<String> CT_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private Evidence() {}

    /** The last message that a round of the Monte Carlo test hashes: its digest is the round's result. */
    public static byte[] lastMonteCarloMessage(String seed) {
        byte[] one = HexFormat.of().parseHex(seed);
        byte[][] last = {one, one, one};
        for (int i = 0; i < 999; i++) {
            last = new byte[][] {last[1], last[2], Sha256Reference.hash(last)};
        }
        byte[] message = Arrays.copyOf(last[0], 96);
        System.arraycopy(last[1], 0, message, 32, 32);
        System.arraycopy(last[2], 0, message, 64, 32);
        return message;
    }

    /** The seed of a round of the Monte Carlo test: the result of the round before. */
    public static String monteCarloSeed(int round) {
        String seed = MONTE_CARLO_SEED;
        for (int i = 0; i < round; i++) {
            seed = HexFormat.of().formatHex(Sha256Reference.hash(lastMonteCarloMessage(seed)));
        }
        return seed;
    }
}
