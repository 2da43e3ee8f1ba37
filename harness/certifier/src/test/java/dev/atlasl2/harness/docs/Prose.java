package dev.atlasl2.harness.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prose of a file. Everything else is replaced by spaces, so that offsets and lines stay the same. */
final class Prose {
    private static final Pattern FENCED = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
    /** Text blocks, strings, characters and comments, whichever begins first. */
    private static final Pattern CODE = Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|`(?:\\\\.|[^`\\\\])*+`|//[^\\n]*|/\\*.*?\\*/");

    private static final Pattern SHELL = Pattern.compile("(?m)(?:^|\\s)#[^\\n]*");

    private Prose() {}

    static String of(String file, String text) {
        if (file.endsWith(".md") || file.endsWith(".html")) {
            return blank(FENCED, text, false);
        }
        return blank(file.matches(".*\\.(java|js|mjs|ts|css)") ? CODE : SHELL, text, true);
    }

    /** Blanks the matches or, with {@code kept}, everything else. */
    private static String blank(Pattern pattern, String text, boolean kept) {
        StringBuilder prose = new StringBuilder(kept ? spaces(text) : text);
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String part = matcher.group();
            prose.replace(matcher.start(), matcher.end(), kept ? part : spaces(part));
        }
        return prose.toString();
    }

    private static String spaces(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}
