package dev.atlasl2.consumers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test of what is in the folder of a release. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "atlas.release",
        matches = ".+",
        disabledReason = "no folder of a release was named; to run it: ./atlas release --dry-run,"
                + " then mvn verify -Datlas.release=target/release")
@interface NeedsRelease {}
