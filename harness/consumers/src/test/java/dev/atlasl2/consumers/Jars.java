package dev.atlasl2.consumers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What is in a jar. */
final class Jars {
    /** A class of Java 17 has version 61. */
    private static final int VERSION_OF_JAVA_0 = 44;

    private Jars() {}

    static List<String> names(Path jar) throws IOException {
        try (JarFile zip = new JarFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** Returns the oldest Java that reads all classes. A descriptor may be in an older format than its module. */
    static int newestJava(Path jar) throws IOException {
        int newest = 0;
        try (JarFile zip = new JarFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                    byte[] head = zip.getInputStream(entry).readNBytes(8);
                    newest = Math.max(newest, (head[6] & 0xff) << 8 | (head[7] & 0xff));
                }
            }
        }
        return newest - VERSION_OF_JAVA_0;
    }
}
