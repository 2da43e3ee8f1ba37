package dev.atlasl2.harness.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and signatures of RFC 8032, from PEM files as {@code openssl genpkey -algorithm ed25519} writes them. */
public final class Ed25519 {
    static final String ALGORITHM = "Ed25519";
    private static final int SEED = 32;
    private static final HexFormat HEX = HexFormat.of();
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** The y of a point of order 8; that of the others is its negative. */
    private static final BigInteger OF_ORDER_8 =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);
    /** The y of all points of small order. With such a key, one signature is valid for every text. */
    private static final Set<BigInteger> OF_SMALL_ORDER = Set.of(
            BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE), OF_ORDER_8, PRIME.subtract(OF_ORDER_8));

    private Ed25519() {}

    /**
     * Reads a private key and computes its public key.
     *
     * @throws IllegalArgumentException if the text is not an Ed25519 key in PKCS #8
     */
    public static KeyPair readPrivate(String pem) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(body(pem, "PRIVATE KEY")));
            return new KeyPair(publicHalf((EdECPrivateKey) key), key);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("no Ed25519 private key: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException if the text is not an Ed25519 key
     */
    public static PublicKey readPublic(String pem) {
        try {
            return publicKey(body(pem, "PUBLIC KEY"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 public key: " + e.getMessage(), e);
        }
    }

    /** Returns the SHA-256 of a public key's encoding, in hex: short enough to be read aloud. */
    public static String fingerprint(PublicKey key) {
        return Canonical.sha256(key.getEncoded());
    }

    static String hex(PublicKey key) {
        return HEX.formatHex(key.getEncoded());
    }

    /** Returns the key that {@link #hex} wrote; empty for anything else. */
    static Optional<PublicKey> ofHex(String hex) {
        try {
            PublicKey key = publicKey(HEX.parseHex(hex));
            return MessageDigest.isEqual(key.getEncoded(), HEX.parseHex(hex)) ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        BigInteger y = ((EdECPublicKey) key).getPoint().getY();
        if (y.compareTo(PRIME) >= 0 || OF_SMALL_ORDER.contains(y)) {
            throw new InvalidKeyException("everybody can sign with it");
        }
        return key;
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs", e);
        }
    }

    static boolean isSigned(PublicKey key, byte[] message, byte[] value) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * The JDK cannot derive a public key from a private key. It generates the same pair again if the seed is its source
     * of randomness.
     */
    private static PublicKey publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed =
                key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key keeps its bytes to itself"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return generator.generateKeyPair().getPublic();
    }

    private static byte[] body(String pem, String what) {
        Matcher matcher = Pattern.compile("-----BEGIN " + what + "-----([A-Za-z0-9+/=\\s]+)-----END " + what + "-----")
                .matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException("expected a PEM file with BEGIN " + what);
        }
        return Base64.getMimeDecoder().decode(matcher.group(1));
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != SEED || seed.length != SEED) {
                throw new IllegalStateException("an Ed25519 seed has " + SEED + " bytes, asked for " + bytes.length);
            }
            System.arraycopy(seed, 0, bytes, 0, SEED);
        }
    }
}
