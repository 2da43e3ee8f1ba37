package dev.atlasl2.raw;

/** A module of spec/ABI.md and its memory, in any engine. */
public interface RawModule {
    /** The first address that belongs to the host. */
    int HEAP = 65_536;

    /** Calls an export; addresses and lengths of 32 bits may be given unsigned or signed. */
    int call(String export, long... arguments);

    /** Grows the memory up to an address. The content of the host's part may be lost. */
    void reserve(long end);

    void write(int address, byte[] bytes);

    byte[] read(int address, int length);
}
