/** The specification of the conservation layer: its vocabulary and its reference model. */
@SuppressWarnings("module") // The 2 at the end of "atlasl2" is the number of the layer, not a version.
module dev.atlasl2.spec {
    requires static org.jspecify;

    exports dev.atlasl2.spec;
    exports dev.atlasl2.spec.reference;
}
