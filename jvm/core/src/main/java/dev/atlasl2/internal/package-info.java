/** What the library's own modules share; not for others, and not stable. */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.internal;
