package dev.atlasl2.harness.text;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the folders of this machine from published text: where a user keeps files is private, and differs between
 * machines. Paths that every system has, such as {@code /usr/bin/python3}, stay.
 */
public final class LocalPaths {
    private static final String END = "\\s\"'`<>|:;,()\\[\\]{}=";
    /** Where a path may begin: not in the middle of another word or path. */
    private static final String START = "(?:\\bfile:(?://)?|(?<![\\w.~/\\\\-]))";

    private static final Pattern ABSOLUTE =
            Pattern.compile(START + "(?<path>/(?!/)(?:[^/" + END + "]+/)*[^/" + END + "]+/?)");
    private static final Pattern SYSTEM =
            Pattern.compile("/(?:usr|bin|sbin|lib|lib64|etc|dev|proc|sys|nix/store|System/Library)(?:/.*)?");
    private static final Pattern NESTED = Pattern.compile("/.+/.+");

    private final String here;
    private final String kit;

    /** @param here the folder that relative paths start from */
    public LocalPaths(Path here) {
        this(here, here);
    }

    /**
     * @param here the folder that relative paths start from
     * @param kit the kit's checkout
     */
    public LocalPaths(Path here, Path kit) {
        this.here = here.toAbsolutePath().normalize().toString();
        this.kit = kit.toAbsolutePath().normalize().toString();
    }

    /**
     * Returns the text with other paths: {@code ./a/b} for a file in the current folder, so that the path can be used
     * there again; {@code a/b} for a file in the kit; only the name, as {@code .../b}, for any other file.
     */
    public String hidden(String text) {
        return replaced(without(without(text, here, "."), kit, ""));
    }

    /** Returns the text with names instead of paths, as {@code .../b}, for any current folder. */
    public static String named(String text) {
        return replaced(text);
    }

    /** A folder may have a space in its name, so known folders are replaced first, by their whole text. */
    private static String without(String text, String folder, String instead) {
        if (folder.equals("/")) {
            return text;
        }
        String inside = instead.isEmpty() ? "" : instead + "/";
        Pattern whole = Pattern.compile(START + Pattern.quote(folder) + "(?:(?<in>/(?=[^\\s/]))|(?![\\w.-]))/?");
        return whole.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group("in") == null ? (instead.isEmpty() ? "." : instead) : inside));
    }

    private static String replaced(String text) {
        return ABSOLUTE.matcher(text).replaceAll(found -> {
            String path = found.group("path");
            boolean isKept =
                    SYSTEM.matcher(path).matches() || !NESTED.matcher(path).matches();
            return Matcher.quoteReplacement(
                    isKept ? found.group() : ".../" + Path.of(path).getFileName());
        });
    }
}
