package dev.atlasl2.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists the files that paths denote: a file, all files in a folder and below, or all matches of a glob. Spark's own
 * sources skip empty files and files whose names begin with a dot or an underscore; nothing is skipped here.
 */
final class Listing {
    static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private final Configuration configuration;
    private final List<LakeFile> files = new ArrayList<>();

    private Listing(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Returns the files of all paths, in their order; of each folder and glob, sorted by name. */
    static List<LakeFile> of(List<String> paths, Configuration configuration) {
        Listing listing = new Listing(configuration);
        paths.forEach(listing::add);
        return listing.files;
    }

    /** Without the hidden checksum files that Hadoop keeps next to local files. */
    static FileSystem fileSystem(Path path, Configuration configuration) throws IOException {
        FileSystem files = path.getFileSystem(configuration);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    private void add(String operand) {
        int before = files.size();
        try {
            if (operand.isEmpty()) {
                throw new FileNotFoundException(operand);
            }
            if (LocalListing.isLocal(operand, configuration)) {
                files.addAll(LocalListing.of(operand));
            } else {
                addFromHadoop(operand);
            }
        } catch (IOException | RuntimeException e) {
            fail(operand, Reason.of(e));
        }
        List<LakeFile> found = files.subList(before, files.size());
        found.sort(Comparator.comparing(LakeFile::name));
        for (int i = 0; i < found.size(); i++) {
            LakeFile file = found.get(i);
            found.set(
                    i, new LakeFile(before + i, file.name(), file.uri(), file.length(), file.modified(), file.error()));
        }
    }

    private void addFromHadoop(String operand) throws IOException {
        Path path = new Path(operand);
        FileSystem system = fileSystem(path, configuration);
        FileStatus[] matches = matches(system, path, operand);
        if (matches.length == 0) {
            fail(operand, "no such file");
        }
        for (FileStatus match : matches) {
            walk(
                    system,
                    match,
                    new Names(
                            operand,
                            path,
                            matches.length == 1 && match.getPath().equals(path)));
        }
    }

    /** A name with a star may be the name of a file: then it is not a glob. */
    private static FileStatus[] matches(FileSystem system, Path path, String operand) throws IOException {
        try {
            return new FileStatus[] {system.getFileStatus(path)};
        } catch (IOException e) {
            FileStatus[] matches = GLOB.matcher(operand).find() ? system.globStatus(path) : null;
            if (matches == null) {
                throw e;
            }
            return matches;
        }
    }

    private void walk(FileSystem system, FileStatus start, Names names) {
        Deque<FileStatus> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            FileStatus next = waiting.pop();
            String name = names.of(next.getPath());
            if (!next.isDirectory()) {
                files.add(new LakeFile(
                        0, name, next.getPath().toUri().toString(), next.getLen(), next.getModificationTime(), null));
                continue;
            }
            try {
                RemoteIterator<FileStatus> children = system.listStatusIterator(next.getPath());
                while (children.hasNext()) {
                    waiting.push(children.next());
                }
            } catch (IOException | RuntimeException e) {
                fail(name, "cannot be listed: " + Reason.of(e));
            }
        }
    }

    private void fail(String name, String error) {
        files.add(new LakeFile(0, name, "", 0, 0, error));
    }

    /** The names of files in results: the operand as the user spelled it, and the path below it. */
    private record Names(String operand, Path path, boolean isLiteral) {
        String of(Path file) {
            String text = file.toUri().getPath();
            String base = path.toUri().getPath();
            if (isLiteral) {
                String rest = text.substring(Math.min(base.length(), text.length()));
                return rest.isEmpty()
                        ? operand
                        : operand.replaceAll("/+$", "") + (rest.startsWith("/") ? "" : "/") + rest;
            }
            if (LocalListing.hasScheme(operand)) {
                return file.toString();
            }
            String folder = base.endsWith(operand) ? base.substring(0, base.length() - operand.length()) : "";
            return text.startsWith(folder) ? text.substring(folder.length()) : text;
        }
    }
}
