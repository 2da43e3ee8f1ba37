/** The commands {@code sum}, {@code check} and {@code witness}: the library at work on files, as sha256sum is. */
package dev.atlasl2.files;
