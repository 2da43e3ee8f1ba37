/** Conservation on the JVM: Java 17 and later, no dependency but the kit's own vocabulary. */
@SuppressWarnings("module") // the digit in the name is the layer's
module dev.atlasl2 {
    requires transitive dev.atlasl2.spec;

    exports dev.atlasl2;
    exports dev.atlasl2.kernel;

    uses dev.atlasl2.kernel.KernelProvider;
}
