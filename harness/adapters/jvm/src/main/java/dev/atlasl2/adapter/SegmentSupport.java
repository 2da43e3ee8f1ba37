package dev.atlasl2.adapter;

import dev.atlasl2.adapter.protocol.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** What only memory segments can do: regions past 2^31 bytes, and the surfaces over segments. Provided on Java 25 where the vector jar is. */
public interface SegmentSupport {
    /** Returns the longest region that is worth trying, in bytes. */
    long maxBytes();

    /** Returns the sum of a region, made in native memory. */
    int sum(Recipe data);

    /** Returns the delta of two regions, made in native memory at once. */
    int delta(Recipe before, Recipe after);

    /** Returns the ways to hand segments to the library. */
    List<Surface> surfaces();

    /** Returns the provider of this Java; none below 25, whose classes could not even be loaded. */
    static Optional<SegmentSupport> available() {
        if (Runtime.version().feature() < 25
                || SegmentSupport.class.getClassLoader().getResource("dev/atlasl2/vector/Segments.class") == null) {
            return Optional.empty();
        }
        return ServiceLoader.load(SegmentSupport.class, SegmentSupport.class.getClassLoader())
                .findFirst();
    }
}
