/** Code that the library's own modules share. It is not for others and not stable. */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.internal;
