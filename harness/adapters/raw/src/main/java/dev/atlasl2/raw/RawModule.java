package dev.atlasl2.raw;

/** A module of spec/ABI.md and its memory, in whatever runs it. */
public interface RawModule {
    /** The first address that is the host's. */
    int HEAP = 65_536;

    /** Calls an export; addresses and lengths of 32 bits may be given unsigned or signed. */
    int call(String export, long... arguments);

    /** Lets the memory reach to an address. What the host's part of it holds may be lost. */
    void reserve(long end);

    void write(int address, byte[] bytes);

    byte[] read(int address, int length);
}
