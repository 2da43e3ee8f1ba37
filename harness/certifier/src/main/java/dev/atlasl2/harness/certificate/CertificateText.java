package dev.atlasl2.harness.certificate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The one way in which a certificate is written, for people and for diff: what fits goes on one line. That there is
 * only one way lets {@link CertificateCheck} find every changed byte, even one between two values.
 */
final class CertificateText {
    private static final int WIDTH = 160;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cn}]");

    private CertificateText() {}

    static String of(JsonNode certificate) {
        StringBuilder text = new StringBuilder();
        write(certificate, "", text);
        return text.append('\n').toString();
    }

    /** Returns where two texts begin to differ. */
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
     * Other than the canonical form, this one writes what cannot be seen, or turns text round, by its number: a file
     * that is shown on a terminal, or reviewed, says what it shows.
     */
    private static void string(String value, StringBuilder text) {
        int start = text.length();
        Canonical.string(value, text);
        Matcher unseen = UNSEEN.matcher(text.substring(start));
        if (unseen.find()) {
            text.setLength(start);
            text.append(unseen.replaceAll(found -> found.group()
                    .chars()
                    .mapToObj(unit -> String.format("\\\\u%04x", unit))
                    .collect(Collectors.joining())));
        }
    }

    /** Writes on one line; a list or object that passes the end is left off, and false returned. */
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
