package dev.atlasl2.harness.certificate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * JSON in the canonical form of RFC 8785, so that equal values have equal hashes: sorted names, no spaces, numbers as
 * ECMAScript writes them.
 */
final class Canonical {
    private Canonical() {}

    /** Returns the SHA-256 of the canonical form, in hex. */
    static String hash(JsonNode node) {
        return sha256(text(node).getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String text(JsonNode node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            String separator = "{";
            // Names are compared as UTF-16 code units, as String does.
            for (String name : new TreeSet<>(node.propertyNames())) {
                text.append(separator);
                string(name, text);
                write(node.get(name), text.append(':'));
                separator = ",";
            }
            text.append(node.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode item : node) {
                write(item, text.append(separator));
                separator = ",";
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isString()) {
            string(node.stringValue(), text);
        } else if (node.isNumber()) {
            text.append(number(node));
        } else {
            text.append(node); // true, false, null
        }
    }

    static void string(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        text.append('"');
    }

    /**
     * Whole numbers keep all their digits. RFC 8785 would round those beyond 2^53; they are written as in the answers.
     */
    static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue().toString();
        }
        return number(node.doubleValue());
    }

    static String number(double value) {
        // Double.toString gives the shortest digits that read back as the same double, like ECMAScript, but never fewer
        // than two.
        if (value == 0) {
            return "0";
        }
        BigDecimal two = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = two.round(new MathContext(1));
        BigDecimal decimal = two.precision() == 2 && one.doubleValue() == value ? one : two;
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
