/**
 * Conservation on the JVM: sums, checks, copies, budgets, witnesses and domains over arrays and buffers. No
 * dependencies.
 */
// The 2 at the end of "atlasl2" is the number of the layer, not a version. And dev.atlasl2.vector is built after this
// module.
@SuppressWarnings("module")
module dev.atlasl2 {
    requires static org.jspecify;
    requires transitive dev.atlasl2.spec;

    exports dev.atlasl2;
    exports dev.atlasl2.internal to
            dev.atlasl2.vector;
    exports dev.atlasl2.kernel to
            dev.atlasl2.vector;

    uses dev.atlasl2.kernel.KernelProvider;
}
