package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published values first, the platform's own implementation second: neither alone would do. */
class Sha256ReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, "
                + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    })
    void givesTheDigestsOfFips180(String message, String digest) {
        assertThat(Bytes.hex(Sha256Reference.hash(message.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(digest);
    }

    @Test
    void givesTheDigestOfAMillionLettersA() {
        assertThat(Bytes.hex(Sha256Reference.hash(Bytes.repeat('a', 1_000_000))))
                .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    /** CAVS Monte Carlo: 100 rounds of 1,000 hashes; the published results of the first and the last round. */
    @Test
    void givesTheMonteCarloResultsOfCavs() {
        byte[] seed = Bytes.hex("6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691");
        for (int round = 0; round < 100; round++) {
            byte[] a = seed;
            byte[] b = seed;
            byte[] c = seed;
            for (int i = 0; i < 1000; i++) {
                byte[] next = Sha256Reference.hash(a, b, c);
                a = b;
                b = c;
                c = next;
            }
            seed = c;
            if (round == 0) {
                assertThat(Bytes.hex(seed))
                        .isEqualTo("e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788");
            }
        }
        assertThat(Bytes.hex(seed)).isEqualTo("6a912ba4188391a78e6f13d88ed2d14e13afce9db6f7dcbf4a48c24f3db02778");
    }

    @Test
    void agreesWithThePlatformAtEveryLengthAroundThePadding() throws NoSuchAlgorithmException {
        for (int length = 0; length <= 300; length++) {
            byte[] message = Bytes.random(length, length);
            assertThat(Sha256Reference.hash(message)).as("length %d", length).isEqualTo(platform(message));
        }
        byte[] long1 = Bytes.random(1, 1_234_567);
        assertThat(Sha256Reference.hash(long1)).isEqualTo(platform(long1));
    }

    @Test
    void digestIsIndependentOfSplit() {
        byte[] message = Bytes.random(2, 200);
        byte[] whole = Sha256Reference.hash(message);
        for (int at = 0; at <= message.length; at++) {
            byte[] split = new Sha256Reference()
                    .update(message, 0, at)
                    .update(message, at, message.length)
                    .digest();
            assertThat(split).as("split at %d", at).isEqualTo(whole);
        }
        Sha256Reference byteByByte = new Sha256Reference();
        for (int i = 0; i < message.length; i++) {
            byteByByte.update(message, i, i + 1);
        }
        assertThat(byteByByte.digest()).isEqualTo(whole);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertInvalid("part must be given, got null", () -> Sha256Reference.hash((byte[]) null));
        assertInvalid("data", () -> new Sha256Reference().update(null, 0, 0));
        assertInvalid("to must be 0..2, got 3", () -> new Sha256Reference().update(new byte[2], 0, 3));
        assertInvalid("from must be 0..1, got 2", () -> new Sha256Reference().update(new byte[2], 2, 1));
        assertInvalid("from", () -> new Sha256Reference().update(new byte[2], -1, 1));
    }

    private static byte[] platform(byte[] message) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(message);
    }
}
