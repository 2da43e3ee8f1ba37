package dev.atlasl2.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.VectorSpecies;

/**
 * Classes that are templates. Each is defined again for each species, as a hidden class whose class data is the
 * species, because C2 needs a species that is a constant. Three copies of the source would differ only in that.
 */
final class Template {
    private Template() {}

    /** Returns the constructor, without arguments, of a class of the template for the species. */
    static MethodHandle constructor(Class<?> template, VectorSpecies<?> species) {
        try (InputStream bytes = template.getResourceAsStream(template.getSimpleName() + ".class")) {
            MethodHandles.Lookup defined =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes.readAllBytes(), species, true);
            return defined.findConstructor(defined.lookupClass(), MethodType.methodType(void.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot define " + template.getSimpleName() + ": " + e, e);
        }
    }

    /** Makes an object with a constructor of this class's. */
    static Object make(MethodHandle constructor) {
        try {
            return constructor.invoke();
        } catch (Throwable e) {
            throw new LinkageError("cannot make a kernel: " + e, e);
        }
    }
}
