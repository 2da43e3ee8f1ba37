/** The specification of the conservation layer: its vocabulary and its reference model. */
module dev.atlasl2.spec {
    exports dev.atlasl2.spec;
    exports dev.atlasl2.spec.reference;
}
