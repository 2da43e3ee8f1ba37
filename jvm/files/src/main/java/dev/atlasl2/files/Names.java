package dev.atlasl2.files;

/**
 * How names of files are written in lines, as in coreutils: if a name holds a backslash or a line break, the line
 * begins with a backslash and they are written {@code \\}, {@code \n} and {@code \r}.
 */
final class Names {
    private Names() {}

    static boolean needEscapes(String name) {
        return name.indexOf('\\') >= 0 || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0;
    }

    static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** @throws IllegalArgumentException if a backslash begins none of the three escapes */
    static String unescaped(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = switch (++i < text.length() ? text.charAt(i) : ' ') {
                    case '\\' -> '\\';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> throw new IllegalArgumentException("unknown escape in " + text);
                };
            }
            name.append(c);
        }
        return name.toString();
    }

    /**
     * Returns text that cannot change the state of a terminal: control characters become {@code ?}, line breaks
     * escapes.
     */
    static String printable(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replaceAll("\\p{Cntrl}", "?");
    }

    /** Returns text as a JSON string. */
    static String json(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        out.append("\\u").append(String.format("%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
