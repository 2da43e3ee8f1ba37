package dev.atlasl2.vector;

import dev.atlasl2.kernel.Kernel;
import dev.atlasl2.kernel.KernelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Offers the vector kernels; the library finds it by itself. {@link dev.atlasl2.kernel.Kernels} says which kernel was
 * taken and why.
 *
 * <p>A width is chosen by the machine: vectors wider than its own are taken apart in slow code (a 256-bit species
 * forced on a 128-bit machine was 47 times slower than no vectors), so they come only to those who ask for them by
 * name.
 */
public final class VectorKernels implements KernelProvider {
    private static final int WIDEST = 512;

    /** Made by {@link java.util.ServiceLoader}. */
    public VectorKernels() {}

    @Override
    public Kernel kernel(int bits) {
        int width = bits == 0 ? Math.min(preferredBits(), WIDEST) : bits;
        if (width < 128) {
            throw new UnsupportedOperationException("the vectors of this machine have only " + width + " bits");
        }
        return define(species(width));
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

    /** Defines the template for one species, which is a constant in the class that results. */
    private static Kernel define(VectorSpecies<Byte> species) {
        String file = VectorKernel.class.getSimpleName() + ".class";
        try (InputStream template = VectorKernel.class.getResourceAsStream(file)) {
            MethodHandles.Lookup kernel =
                    MethodHandles.lookup().defineHiddenClassWithClassData(template.readAllBytes(), species, true);
            return (Kernel) kernel.findConstructor(kernel.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new LinkageError("cannot define the vector kernel: " + e, e);
        }
    }
}
