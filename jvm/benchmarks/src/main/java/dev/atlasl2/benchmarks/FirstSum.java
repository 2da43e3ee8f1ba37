package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;

/** A program that sums once, and prints how long that took: {@link FirstCall} starts it. */
public final class FirstSum {
    private FirstSum() {}

    /** Prints nanoseconds and the sum, which is 0. */
    public static void main(String[] arguments) {
        byte[] structure = new byte[12_288];
        for (int i = 0; i < structure.length; i++) {
            structure[i] = (byte) i;
        }
        long start = System.nanoTime();
        int sum = Conservation.sum(structure);
        long nanos = System.nanoTime() - start;
        System.out.println(nanos + " " + sum);
    }
}
