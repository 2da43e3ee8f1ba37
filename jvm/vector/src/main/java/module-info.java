/**
 * Conservation with the Vector API, and over memory segments of any size; Java 25 and later. On the module path this
 * module brings {@code jdk.incubator.vector} along; on the class path that takes
 * {@code --add-modules jdk.incubator.vector}, and without it the operations over segments are there all the same, at
 * the speed of the core's own kernel.
 */
@SuppressWarnings("module") // The 2 at the end of "atlasl2" is the number of the layer, not a version.
module dev.atlasl2.vector {
    requires static org.jspecify;
    requires transitive dev.atlasl2;
    // Required, not static: service binding then adds it to the boot layer, so users need no flag.
    requires jdk.incubator.vector;

    exports dev.atlasl2.vector;

    provides dev.atlasl2.kernel.KernelProvider with
            dev.atlasl2.vector.VectorKernels;
}
