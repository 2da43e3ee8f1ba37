package dev.atlasl2.adapter;

import dev.atlasl2.Domain;
import dev.atlasl2.Region;
import java.nio.ByteBuffer;

/** One way to attach memory to a domain. Domains of all ways must give the same answers. */
enum Attachment {
    ARRAY {
        @Override
        @SuppressWarnings("ByteBufferBackingArray") // memory is made by ByteBuffer.wrap of a whole array
        void attach(Domain domain, ByteBuffer memory) {
            domain.attach(memory == null ? null : memory.array());
        }
    },
    HEAP_BUFFER {
        @Override
        void attach(Domain domain, ByteBuffer memory) {
            domain.attach(memory);
        }
    },
    DIRECT_BUFFER {
        @Override
        ByteBuffer memory(byte[] region) {
            return ByteBuffer.allocateDirect(region.length).put(0, region);
        }

        @Override
        void attach(Domain domain, ByteBuffer memory) {
            domain.attach(memory);
        }
    },
    REGION {
        @Override
        ByteBuffer memory(byte[] region) {
            return ByteBuffer.allocateDirect(region.length + 5).put(3, region).slice(3, region.length);
        }

        @Override
        void attach(Domain domain, ByteBuffer memory) {
            domain.attach(memory == null ? null : Region.of(memory));
        }
    };

    /** Returns memory of its kind with the bytes of a region. */
    ByteBuffer memory(byte[] region) {
        return ByteBuffer.wrap(region);
    }

    /** Attaches memory, or null. */
    abstract void attach(Domain domain, ByteBuffer memory);
}
