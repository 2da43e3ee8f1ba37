package dev.atlasl2.vectors;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds the first place at which a text is not JSON (RFC 8259), repeats a name or exceeds a limit, and describes the
 * problem. It is slower than the parser and builds nothing, so it is only used after the parser has refused a text: the
 * parser's own messages mention its settings and its classes.
 */
final class JsonSyntax {
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final int MAX_EXPONENT = 9;
    private static final int MAX_SHOWN = 40;

    private final String text;
    private final JsonReader.Limits limits;
    private int at;
    private int depth;
    private int tokens;

    private JsonSyntax(String text, JsonReader.Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** Returns if the whole text is one JSON value within the limits. */
    static void check(String text, JsonReader.Limits limits) throws JsonReader.NotJson {
        JsonSyntax syntax = new JsonSyntax(text, limits);
        syntax.space();
        syntax.value();
        syntax.space();
        if (syntax.at < text.length()) {
            throw syntax.problem("must end after its value, got " + syntax.here());
        }
    }

    private void value() throws JsonReader.NotJson {
        token();
        switch (peek()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> text(limits.text(), "text");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '\'' -> throw problem("text must be in double quotes, got '");
            default -> word();
        }
    }

    private void object() throws JsonReader.NotJson {
        open();
        Set<String> names = new HashSet<>();
        if (!isNext('}')) {
            do {
                space();
                if (peek() != '"') {
                    throw problem(
                            "expected a name in double quotes" + (names.isEmpty() ? " or }" : "") + ", got " + here());
                }
                token();
                int start = at;
                if (!names.add(text(limits.name(), "a name"))) {
                    String name = text.substring(start, at);
                    at = start;
                    throw problem("the name " + cut(name) + " comes twice");
                }
                if (!isNext(':')) {
                    throw problem("expected : after the name, got " + here());
                }
                space();
                value();
            } while (isNext(','));
            if (!isNext('}')) {
                throw problem("expected , or }, got " + here());
            }
        }
        close();
    }

    private void list() throws JsonReader.NotJson {
        open();
        if (!isNext(']')) {
            do {
                space();
                value();
            } while (isNext(','));
            if (!isNext(']')) {
                throw problem("expected , or ], got " + here());
            }
        }
        close();
    }

    private void open() throws JsonReader.NotJson {
        if (++depth > limits.depth()) {
            throw problem("nested more than " + limits.depth() + " deep");
        }
        at++;
    }

    private void close() throws JsonReader.NotJson {
        depth--;
        token();
    }

    /** Reads text or a name, and returns it with its escapes resolved. */
    private String text(int most, String what) throws JsonReader.NotJson {
        StringBuilder read = new StringBuilder();
        int start = at;
        for (at++; peek() != '"'; ) {
            if (at == text.length()) {
                throw problem("the closing double quote is missing");
            }
            if (peek() < ' ') {
                throw problem("in text, " + here() + " must be escaped");
            }
            read.append(peek() == '\\' ? escape() : text.charAt(at++));
            if (read.length() > most) {
                at = start;
                throw problem(what + " of more than " + most + " characters");
            }
        }
        at++;
        return read.toString();
    }

    private char escape() throws JsonReader.NotJson {
        at++;
        char kind = peek();
        if (kind == 'u') {
            int code = 0;
            for (int i = 1; i <= 4; i++) {
                int digit = at + i < text.length() ? hex(text.charAt(at + i)) : -1;
                if (digit < 0) {
                    throw problem("\\u must be followed by four hex digits");
                }
                code = code * 16 + digit;
            }
            at += 5;
            return (char) code;
        }
        if (at == text.length() || ESCAPED.indexOf(kind) < 0) {
            throw problem("a backslash must be followed by one of " + ESCAPED + "u, got " + here());
        }
        at++;
        return "\"\\/\b\f\n\r\t".charAt(ESCAPED.indexOf(kind));
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private void number() throws JsonReader.NotJson {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            throw problem("a number must not begin with a 0 that is followed by a digit");
        }
        int digits = digits();
        if (peek() == '.') {
            at++;
            digits += digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            int exponent = digits();
            if (exponent > MAX_EXPONENT) { // of digits; the parser's own type ends there
                at = start;
                throw problem("a number beyond a double");
            }
            digits += exponent;
        }
        if (digits > limits.digits()) {
            at = start;
            throw problem("a number of more than " + limits.digits() + " digits");
        }
        if (isWordPart(peek()) || peek() == '.') {
            throw problem("a number must not be followed by " + here());
        }
    }

    private int digits() throws JsonReader.NotJson {
        int start = at;
        while (isDigit(peek())) {
            at++;
        }
        if (at == start) {
            throw problem("expected a digit, got " + here());
        }
        return at - start;
    }

    /** Reads {@code true}, {@code false} or {@code null}. */
    private void word() throws JsonReader.NotJson {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        at = switch (word) {
            case "true", "false", "null" -> end;
            case "" -> throw problem("expected a value, got " + here());
            default -> throw problem(cut(word) + " is not a JSON value");
        };
    }

    private static String cut(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void token() throws JsonReader.NotJson {
        if (++tokens > limits.tokens()) {
            throw problem("more than " + limits.tokens() + " values, brackets and names");
        }
    }

    /** Skips white space and, if it comes next, the character. */
    private boolean isNext(char wanted) {
        space();
        boolean isThere = at < text.length() && peek() == wanted;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(peek()) >= 0) {
            at++;
        }
    }

    /** Returns the next character; at the end, a character that is never accepted. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private String here() {
        if (at >= text.length()) {
            return "the end";
        }
        int c = text.codePointAt(at);
        return switch (c) {
            case '\n', '\r' -> "the end of the line";
            case 0xfeff -> "a byte order mark (U+FEFF)";
            default ->
                Character.isISOControl(c) || !Character.isDefined(c) || Character.getType(c) == Character.SURROGATE
                        ? "the character U+%04X".formatted(c)
                        : Character.toString(c);
        };
    }

    private JsonReader.NotJson problem(String what) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
                start = i + 1;
            }
        }
        return new JsonReader.NotJson(line, at - start + 1, what);
    }
}
