/** The commands {@code sum}, {@code check} and {@code witness}, which apply the library to files, like sha256sum. */
package dev.atlasl2.files;
