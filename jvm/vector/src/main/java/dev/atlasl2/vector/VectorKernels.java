package dev.atlasl2.vector;

import dev.atlasl2.kernel.Kernel;
import dev.atlasl2.kernel.KernelProvider;
import dev.atlasl2.kernel.LaneSha256;
import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Offers the vector kernels; the library finds it automatically. {@link dev.atlasl2.kernel.CurrentKernel} says which
 * kernel was chosen and why.
 *
 * <p>The machine decides the width. Vectors that are wider than the machine's run as slow code (a 256-bit species
 * forced on a 128-bit machine was 47 times slower than no vectors), so they are only used if a user names them.
 */
@SuppressWarnings("exports") // public for ServiceLoader; its types are exported to this module alone
public final class VectorKernels implements KernelProvider {
    private static final int WIDEST = 512;

    /** Made by {@link java.util.ServiceLoader}. */
    public VectorKernels() {}

    @Override
    public Kernel kernel(int bits) {
        int width = bits == 0 ? Math.min(preferredBits(), WIDEST) : bits;
        if (bits == 0 && width < 128) {
            throw new UnsupportedOperationException("the vectors of this machine have only " + width + " bits");
        }
        return (Kernel) Template.make(Template.constructor(VectorKernel.class, species(width)));
    }

    @Override
    public Kernel carrySave() {
        return new CarrySaveKernel((SegmentKernel) kernel(512));
    }

    @Override
    public Supplier<LaneSha256> sha256(int lanes) {
        VectorSpecies<Integer> species =
                switch (lanes == 0 ? Math.min(preferredBits(), WIDEST) / Integer.SIZE : lanes) {
                    case 4 -> IntVector.SPECIES_128;
                    case 8 -> IntVector.SPECIES_256;
                    case 16 -> IntVector.SPECIES_512;
                    default ->
                        throw new UnsupportedOperationException(
                                lanes == 0
                                        ? "the vectors of this machine have only " + preferredBits() + " bits"
                                        : "lanes must be 4, 8, 16 or 0, got " + lanes);
                };
        MethodHandle constructor = Template.constructor(VectorSha256.class, species);
        return () -> (LaneSha256) Template.make(constructor);
    }

    @Override
    public String reason(int bits) {
        String reason = KernelProvider.super.reason(bits);
        int own = preferredBits();
        if (bits == 0 || bits == own) {
            return reason;
        }
        return reason + (bits < own ? ", though this machine's have " : ", slow on this machine with its ") + own;
    }

    /** Returns the width of the vectors that this machine has, in bits. */
    private static int preferredBits() {
        return VectorShape.preferredShape().vectorBitSize();
    }

    private static VectorSpecies<Byte> species(int bits) {
        return switch (bits) {
            case 128 -> ByteVector.SPECIES_128;
            case 256 -> ByteVector.SPECIES_256;
            case 512 -> ByteVector.SPECIES_512;
            default -> throw new UnsupportedOperationException("bits must be 128, 256, 512 or 0, got " + bits);
        };
    }
}
