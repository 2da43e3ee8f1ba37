package dev.atlasl2.kernel;

class DigestLanesTest extends LaneSha256Contract {
    @Override
    protected LaneSha256 hash() {
        return new DigestLanes(4);
    }
}
