package dev.atlasl2.wasm.kernels;

import dev.atlasl2.raw.RawModule;
import dev.atlasl2.wasm.insn.JvmMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.interop.Export;

/**
 * The kernels' Java as a raw module, with the names that TeaVM exports. A thread's memory is reset whenever it is
 * reserved, so that only what a host writes there can carry state.
 */
public final class KernelModule implements RawModule {
    private static final String ABI = "abi.";
    private static final List<Class<?>> KERNELS = List.of(
            Batch.class,
            Budget.class,
            Copy.class,
            Delta.class,
            Domain.class,
            Fill.class,
            ModuleExports.class,
            OutsideDomain.class,
            Proofs.class,
            Sha256.class,
            Sliding.class,
            Sum.class,
            Tree.class,
            Witness.class,
            WitnessRecord.class);

    private final boolean simd;
    private final Map<String, Method> exports = new HashMap<>();

    /** @param simd whether by the kernels with vectors */
    public KernelModule(boolean simd) {
        this.simd = simd;
        for (Class<?> kernels : KERNELS) {
            for (Method method : kernels.getDeclaredMethods()) {
                Export export = method.getAnnotation(Export.class);
                if (export != null && export.name().startsWith(ABI)) {
                    exports.put(export.name().substring(ABI.length()), method);
                }
            }
        }
    }

    @Override
    public int call(String export, long... arguments) {
        Method method = exports.get(export);
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            if (method.getParameterTypes()[i] == long.class) {
                values[i] = arguments[i];
            } else {
                values[i] = (int) arguments[i];
            }
        }
        JvmEngine.choose(simd);
        try {
            return (int) method.invoke(null, values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(export + " trapped", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e); // they are of this package
        } finally {
            JvmEngine.choose(true);
        }
    }

    @Override
    public void reserve(long end) {
        JvmMemory.reset(Math.toIntExact((end + JvmMemory.PAGE - 1) / JvmMemory.PAGE));
        ModuleExports.start();
    }

    @Override
    public void write(int address, byte[] bytes) {
        JvmMemory.write(address, bytes);
    }

    @Override
    public byte[] read(int address, int length) {
        return JvmMemory.read(address, length);
    }
}
