module consumer.fast {
    requires dev.atlasl2.vector;
}
