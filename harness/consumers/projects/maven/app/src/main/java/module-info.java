module consumer.app {
    requires dev.atlasl2;
}
