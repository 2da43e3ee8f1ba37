/** What the library's own modules share; not for others, and not stable. */
package dev.atlasl2.internal;
