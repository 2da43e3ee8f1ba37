package dev.atlasl2.spark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A parsed command line. */
final class Arguments {
    enum Option {
        SPARK("--spark", true),
        LEAF("--leaf", true),
        CHUNK("--chunk", true),
        OUT("--out", true),
        VERIFY("--verify", true),
        TREE("--tree", false),
        JSON("--json", false),
        ZERO("--zero", false),
        HELP("--help", false);

        private final String text;
        private final boolean takesValue;

        Option(String text, boolean takesValue) {
            this.text = text;
            this.takesValue = takesValue;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final Map<Character, Option> LETTERS = Map.of('o', Option.OUT, 'z', Option.ZERO, 'h', Option.HELP);

    private final Map<Option, String> values = new EnumMap<>(Option.class);
    private final List<String> operands = new ArrayList<>();

    /** @throws IllegalArgumentException if an option is unknown, is there twice, or lacks its value */
    Arguments(String... arguments) {
        boolean isOver = false;
        for (int i = 0; i < arguments.length; i++) {
            String text = arguments[i];
            if (isOver || !text.startsWith("-")) {
                operands.add(text);
                continue;
            }
            if (text.equals("--")) {
                isOver = true;
                continue;
            }
            int equals = text.startsWith("--") ? text.indexOf('=') : -1;
            Option option = option(equals < 0 ? text : text.substring(0, equals));
            String value = equals < 0 ? null : text.substring(equals + 1);
            if (option.takesValue && value == null) {
                require(++i < arguments.length, option.text + " needs a value");
                value = arguments[i];
            }
            require(option.takesValue || equals < 0, option.text + " takes no value");
            require(values.put(option, value == null ? "" : value) == null, option.text + " is given twice");
        }
    }

    boolean has(Option option) {
        return values.containsKey(option);
    }

    Optional<String> value(Option option) {
        return Optional.ofNullable(values.get(option));
    }

    /** Returns the number that was given for an option, otherwise {@code otherwise}. */
    long number(Option option, long otherwise) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        require(value.matches("\\d{1,18}"), option.text + " must be a number of bytes, got " + value);
        return Long.parseLong(value);
    }

    List<String> operands() {
        return operands;
    }

    private static Option option(String text) {
        for (Option option : Option.values()) {
            if (option.text.equals(text)) {
                return option;
            }
        }
        Option option = text.length() == 2 ? LETTERS.get(text.charAt(1)) : null;
        require(option != null, "unknown option " + text);
        return option;
    }

    private static void require(boolean isTrue, String message) {
        if (!isTrue) {
            throw new IllegalArgumentException(message);
        }
    }
}
