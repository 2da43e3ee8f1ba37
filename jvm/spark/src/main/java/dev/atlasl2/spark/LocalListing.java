package dev.atlasl2.spark;

import dev.atlasl2.files.MangledNames;
import dev.atlasl2.files.WitnessLines;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobPattern;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.shaded.com.google.re2j.PatternSyntaxException;

/**
 * Lists files of this machine by the rules of the file commands. Hadoop skips dangling links, follows circular links,
 * and treats a pipe as an empty file. Names are spelled as in the operand, which may be relative.
 */
final class LocalListing {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
    private static final Pattern FILE_SCHEME = Pattern.compile("(file:(?://)?)(/.*)", Pattern.DOTALL);

    /** Why a name cannot be read as a file, in the words of atlas witness. A job cannot use standard input. */
    static final String NOT_TEXT = "its name is not text in UTF-8, so that Java cannot open it";

    private final List<LakeFile> files = new ArrayList<>();
    /** The folder that is being listed, and those above it. */
    private final Set<Object> above = new HashSet<>();

    private LocalListing() {}

    /** Returns whether an operand begins like a URI; a local file may have such a name too. */
    static boolean hasScheme(String operand) {
        return SCHEME.matcher(operand).matches();
    }

    /** Returns whether an operand is on this machine: by its scheme, or because the default file system is local. */
    static boolean isLocal(String operand, Configuration configuration) throws IOException {
        if (FILE_SCHEME.matcher(operand).matches()) {
            return true;
        }
        return (!hasScheme(operand) || isThere(operand)) && FileSystem.get(configuration) instanceof LocalFileSystem;
    }

    /** Returns Hadoop's path for an operand without wildcards; a local operand may contain any character. */
    static org.apache.hadoop.fs.Path path(String operand, Configuration configuration) throws IOException {
        return isLocal(operand, configuration) && !FILE_SCHEME.matcher(operand).matches()
                ? new org.apache.hadoop.fs.Path(
                        new File(operand).getAbsoluteFile().toURI())
                : new org.apache.hadoop.fs.Path(operand);
    }

    /** Returns the files that a local operand denotes; an error becomes a file with that error. */
    static List<LakeFile> of(String operand) throws IOException {
        LocalListing listing = new LocalListing();
        if (MangledNames.have(operand)) {
            listing.fail(operand, NOT_TEXT);
            return listing.files;
        }
        Matcher uri = FILE_SCHEME.matcher(operand);
        String scheme = uri.matches() && !isThere(operand) ? uri.group(1) : "";
        String name = operand.substring(scheme.length());
        List<String> names = isThere(name) ? List.of(name) : matches(name);
        for (String match : names.isEmpty() ? List.of(name) : names) {
            listing.walk(Path.of(match), scheme + match);
        }
        return listing.files;
    }

    /** Returns the names that a glob matches, each spelled as the glob is. */
    private static List<String> matches(String glob) throws IOException {
        List<String> all = new ArrayList<>();
        if (!Listing.GLOB.matcher(glob).find()) {
            return all;
        }
        try {
            for (String pattern : GlobExpander.expand(glob)) {
                List<String> found = List.of("");
                for (String part : pattern.split("(?<=/)")) { // with the slash that ends it
                    found = below(found, part);
                }
                found.stream().filter(LocalListing::isThere).forEach(all::add);
            }
        } catch (PatternSyntaxException e) {
            // a name that only looks like a glob
        }
        return all;
    }

    private static List<String> below(List<String> folders, String part) {
        String name = part.replaceFirst("/+$", "");
        GlobPattern pattern = new GlobPattern(name);
        if (!pattern.hasWildcard() && name.indexOf('\\') < 0) {
            return folders.stream().map(folder -> folder + part).toList();
        }
        List<String> found = new ArrayList<>();
        for (String folder : folders) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(Path.of(folder))) {
                for (Path child : children) {
                    String text = child.getFileName().toString();
                    if (pattern.matches(text)) {
                        found.add(folder + text + part.substring(name.length()));
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // not a folder, or a folder that cannot be listed: nothing in it matches, as in a shell
            }
        }
        return found;
    }

    private void walk(Path file, String name) {
        try {
            if (!Path.of(file.toString()).equals(file)) {
                fail(name, NOT_TEXT);
                return;
            }
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                list(file, name, attributes.fileKey());
            } else if (attributes.isRegularFile()) {
                files.add(new LakeFile(
                        0,
                        name,
                        file.toAbsolutePath().toUri().toString(),
                        attributes.size(),
                        attributes.lastModifiedTime().toMillis(),
                        null));
            } else {
                fail(name, "is a pipe, a socket or a device: a job reads regular files only");
            }
        } catch (IOException e) {
            fail(name, WitnessLines.reason(e));
        }
    }

    private void list(Path folder, String name, Object key) {
        if (!above.add(key)) {
            fail(name, "links that lead in a circle");
            return;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                walk(child, name.replaceFirst("/+$", "") + "/" + child.getFileName());
            }
        } catch (IOException e) {
            fail(name, "cannot be listed: " + WitnessLines.reason(e));
        } catch (DirectoryIteratorException e) {
            fail(name, "cannot be listed: " + WitnessLines.reason(e.getCause()));
        }
        above.remove(key);
    }

    private void fail(String name, String error) {
        files.add(new LakeFile(0, name, "", 0, 0, error));
    }

    /** A link exists, whatever its target is, and so does a file that may not be read: its row has the reason. */
    private static boolean isThere(String name) {
        try {
            Files.readAttributes(Path.of(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (AccessDeniedException e) {
            return true;
        } catch (IOException e) {
            return false; // the URI of another file system may even be too long for a local name
        }
    }
}
