package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules by which a kernel that was asked for is chosen, apart from the JVM that they are applied to. */
final class KernelChooser {
    private static final List<String> NAMES =
            List.of("plain", "swar", "vector", "vector-128", "vector-256", "vector-512");

    private final VectorFamily vectors;

    KernelChooser(VectorFamily vectors) {
        this.vectors = vectors;
    }

    /** Chooses, and says so where the one who asked should know. */
    static KernelChoice chooseForThisJvm(@Nullable String wanted, @Nullable String required) {
        KernelChoice choice = new KernelChooser(new VectorFamily.OfThisJvm()).choose(wanted, required);
        choice.log();
        return choice;
    }

    /**
     * @param wanted value of {@code atlas.kernel}, or null where the other is given
     * @param required value of {@code atlas.kernel.require}, or null
     */
    KernelChoice choose(@Nullable String wanted, @Nullable String required) {
        if (wanted != null && !NAMES.contains(wanted)) {
            return unknown("atlas.kernel", wanted);
        }
        if (required != null && !NAMES.contains(required)) {
            return unknown("atlas.kernel.require", required);
        }
        KernelChoice choice =
                wanted != null ? byName(wanted, "forced") : byName(Objects.requireNonNull(required), "required");
        if (required != null && !meets(choice.kernel(), required)) {
            return refuse("atlas.kernel.require is " + required + ", but the choice is " + choice.describe());
        }
        return choice;
    }

    private KernelChoice byName(String name, String how) {
        return switch (name) {
            case "plain" -> new KernelChoice(new PlainKernel(), how, Level.OFF);
            case "swar" -> new KernelChoice(new SwarKernel(), how, Level.OFF);
            case "vector" -> vector(0, how);
            default -> vector(Integer.parseInt(name.substring("vector-".length())), how);
        };
    }

    /** Falls back to SWAR and says so: those who ask for vectors want to know. */
    private KernelChoice vector(int bits, String how) {
        VectorFamily.Answer answer = vectors.kernel(bits);
        Kernel kernel = answer.kernel();
        String reason = how + "; " + answer.reason();
        return kernel != null
                ? new KernelChoice(kernel, reason, Level.OFF)
                : new KernelChoice(new SwarKernel(), reason, Level.INFO);
    }

    private static boolean meets(@Nullable Kernel kernel, String required) {
        return kernel != null
                && (kernel.name().equals(required)
                        || required.equals("vector") && kernel.name().startsWith("vector-"));
    }

    private static KernelChoice unknown(String property, String name) {
        return refuse(property + " must be one of " + String.join(", ", NAMES) + ", got \"" + name + '"');
    }

    private static KernelChoice refuse(String reason) {
        return new KernelChoice(null, reason, Level.ERROR);
    }
}
