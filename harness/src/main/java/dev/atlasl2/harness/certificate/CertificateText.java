package dev.atlasl2.harness.certificate;

import tools.jackson.databind.JsonNode;

/**
 * The one way in which a certificate is written, for people and for diff: what fits goes on one line. That there is
 * only one way lets {@link CertificateCheck} find every changed byte, even one between two values.
 */
final class CertificateText {
    private static final int WIDTH = 160;

    private CertificateText() {}

    static String of(JsonNode certificate) {
        StringBuilder text = new StringBuilder();
        write(certificate, "", text);
        return text.append('\n').toString();
    }

    private static void write(JsonNode node, String indent, StringBuilder text) {
        int start = text.length();
        line(node, text);
        if (!node.isContainer() || node.isEmpty() || text.length() - start + indent.length() <= WIDTH) {
            return;
        }
        text.setLength(start);
        String inner = indent + "  ";
        String separator = node.isObject() ? "{\n" : "[\n";
        if (node.isObject()) {
            for (var field : node.properties()) {
                Canonical.string(field.getKey(), text.append(separator).append(inner));
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

    private static void line(JsonNode node, StringBuilder text) {
        String separator = "";
        if (node.isObject()) {
            text.append('{');
            for (var field : node.properties()) {
                Canonical.string(field.getKey(), text.append(separator));
                line(field.getValue(), text.append(": "));
                separator = ", ";
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode item : node) {
                line(item, text.append(separator));
                separator = ", ";
            }
            text.append(']');
        } else if (node.isString()) {
            Canonical.string(node.stringValue(), text);
        } else {
            text.append(node.isNumber() ? Canonical.number(node) : node.toString());
        }
    }
}
