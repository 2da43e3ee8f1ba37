package dev.atlasl2.adapter;

import dev.atlasl2.adapter.protocol.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Operations that only memory segments support: regions past 2^31 bytes, and the surfaces over segments. Provided on
 * Java 25 if the vector jar is present.
 */
public interface SegmentSupport {
    /** Returns the longest region to try, in bytes. */
    long maxBytes();

    /** Returns the sum of a region, made in native memory. */
    int sum(Recipe data);

    /** Returns the delta of two regions, made in native memory at once. */
    int delta(Recipe before, Recipe after);

    /** Returns the ways to pass segments to the library. */
    List<Surface> surfaces();

    /** Returns the provider for this Java; none below 25, which could not even load its classes. */
    static Optional<SegmentSupport> available() {
        if (Runtime.version().feature() < 25
                || SegmentSupport.class.getClassLoader().getResource("dev/atlasl2/vector/Segments.class") == null) {
            return Optional.empty();
        }
        return ServiceLoader.load(SegmentSupport.class, SegmentSupport.class.getClassLoader())
                .findFirst();
    }
}
