package dev.atlasl2.harness.certificate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The only format of a certificate, for people and for diff: a value that fits is on one line. Because there is only
 * one format, {@link CertificateCheck} finds every changed byte, even one between two values.
 */
final class CertificateText {
    private static final int WIDTH = 160;
    /**
     * Control and format characters, line ends, and code points that will never be characters. Format characters are a
     * list, because new versions of Unicode have more: a certificate must have the same text on each platform.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{IsNoncharacter_Code_Point}"
            + "\\x{ad}\\x{600}-\\x{605}\\x{61c}\\x{6dd}\\x{70f}\\x{890}-\\x{891}\\x{8e2}\\x{180e}\\x{200b}-\\x{200f}"
            + "\\x{202a}-\\x{202e}\\x{2060}-\\x{206f}\\x{feff}\\x{fff0}-\\x{fffb}\\x{110bd}\\x{110cd}\\x{13430}-\\x{1343f}"
            + "\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}]");

    private CertificateText() {}

    static String of(JsonNode certificate) {
        StringBuilder text = new StringBuilder();
        write(certificate, "", text);
        return text.append('\n').toString();
    }

    /** Returns the first position at which two texts differ. */
    static String place(String text, String written) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(text.length(), written.length()) && text.charAt(i) == written.charAt(i); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return "line " + line + ", column " + column;
    }

    private static void write(JsonNode node, String indent, StringBuilder text) {
        int start = text.length();
        boolean isShort = line(node, text, start + WIDTH - indent.length());
        if (isShort || !node.isContainer() || node.isEmpty()) {
            return;
        }
        text.setLength(start);
        String inner = indent + "  ";
        String separator = node.isObject() ? "{\n" : "[\n";
        if (node.isObject()) {
            for (var field : node.properties()) {
                string(field.getKey(), text.append(separator).append(inner));
                write(field.getValue(), inner, text.append(": "));
                separator = ",\n";
            }
        } else {
            for (JsonNode item : node) {
                write(item, inner, text.append(separator).append(inner));
                separator = ",\n";
            }
        }
        text.append('\n').append(indent).append(node.isObject() ? '}' : ']');
    }

    /**
     * Unlike the canonical form, this format writes invisible characters, and those that change the direction of text,
     * by their numbers: on a terminal or in a review, the file shows all that it contains.
     */
    private static void string(String value, StringBuilder text) {
        int start = text.length();
        Canonical.string(value, text);
        if (isPlain(text, start)) {
            return;
        }
        Matcher unseen = UNSEEN.matcher(text.substring(start));
        if (unseen.find()) {
            text.setLength(start);
            text.append(unseen.replaceAll(found -> found.group()
                    .chars()
                    .mapToObj(unit -> String.format("\\\\u%04x", unit))
                    .collect(Collectors.joining())));
        }
    }

    /** Almost all text is of ASCII, and this test is many times faster than to look for the characters. */
    private static boolean isPlain(StringBuilder text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Writes on one line. If a list or object does not fit, it stops and returns false. */
    private static boolean line(JsonNode node, StringBuilder text, int end) {
        String separator = "";
        if (node.isObject()) {
            text.append('{');
            for (var field : node.properties()) {
                string(field.getKey(), text.append(separator));
                if (!line(field.getValue(), text.append(": "), end)) {
                    return false;
                }
                separator = ", ";
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode item : node) {
                if (!line(item, text.append(separator), end)) {
                    return false;
                }
                separator = ", ";
            }
            text.append(']');
        } else if (node.isString()) {
            string(node.stringValue(), text);
        } else {
            text.append(node.isNumber() ? Canonical.number(node) : node.toString());
        }
        return text.length() <= end;
    }
}
