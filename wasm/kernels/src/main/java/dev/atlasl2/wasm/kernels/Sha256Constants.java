package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.Memory;

/**
 * The constants of SHA-256 (FIPS 180-4, sections 4.2.2 and 5.3.3), stored word by word because kernels have no arrays.
 */
final class Sha256Constants {
    private Sha256Constants() {}

    /** Stores the round constants where the rounds expect them. */
    static void store() {
        four(0, 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5);
        four(4, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5);
        four(8, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3);
        four(12, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174);
        four(16, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc);
        four(20, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da);
        four(24, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7);
        four(28, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967);
        four(32, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13);
        four(36, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85);
        four(40, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3);
        four(44, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070);
        four(48, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5);
        four(52, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3);
        four(56, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208);
        four(60, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2);
    }

    /** Stores the initial state. */
    static void storeInitialState(int state) {
        Memory.store32(state, 0x6a09e667);
        Memory.store32(state + 4, 0xbb67ae85);
        Memory.store32(state + 8, 0x3c6ef372);
        Memory.store32(state + 12, 0xa54ff53a);
        Memory.store32(state + 16, 0x510e527f);
        Memory.store32(state + 20, 0x9b05688c);
        Memory.store32(state + 24, 0x1f83d9ab);
        Memory.store32(state + 28, 0x5be0cd19);
    }

    private static void four(int round, int k0, int k1, int k2, int k3) {
        int at = Layout.ROUND_CONSTANTS + 4 * round;
        Memory.store32(at, k0);
        Memory.store32(at + 4, k1);
        Memory.store32(at + 8, k2);
        Memory.store32(at + 12, k3);
    }
}
