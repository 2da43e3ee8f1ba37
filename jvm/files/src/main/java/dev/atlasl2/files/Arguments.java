package dev.atlasl2.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Options and operands in the style of GNU programs: in any order, letters in clusters, values in the next argument or
 * after {@code =}, only operands after {@code --}.
 *
 * <p>Written by hand, because these commands need no more. Picocli would take 1.2 of the 1.4 thousand million
 * instructions of a short run (Zen 3, JDK 25), because class data archives cannot hold classes of its format.
 */
final class Arguments {
    private final Set<Option> known;
    private final Map<Option, String> given = new EnumMap<>(Option.class);
    private final List<String> operands = new ArrayList<>();

    /**
     * @param arguments of the command line, the first of which is the command
     * @throws Misuse if an option is unknown, comes twice with a value, or lacks its value
     */
    Arguments(String[] arguments, Set<Option> known) {
        this.known = known;
        boolean onlyOperands = false;
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            if (onlyOperands || !argument.startsWith("-") || argument.equals("-")) {
                operands.add(argument);
            } else if (argument.equals("--")) {
                onlyOperands = true;
            } else if (argument.startsWith("--")) {
                int equals = argument.indexOf('=');
                Option option = named(equals < 0 ? argument : argument.substring(0, equals));
                if (equals >= 0 && !option.takesValue) {
                    throw new Misuse(option.text + " takes no value");
                }
                boolean valueFollows = option.takesValue && equals < 0;
                put(option, valueFollows ? next(arguments, ++i, option) : argument.substring(equals + 1));
            } else {
                i = cluster(arguments, i);
            }
        }
    }

    /** Returns whether an option was given. */
    boolean has(Option option) {
        return given.containsKey(option);
    }

    /** Returns the value of an option; null if it was not given. */
    String value(Option option) {
        return given.get(option);
    }

    /** Returns the operands; the one that stands for standard input if there are none. */
    List<String> operands() {
        return operands.isEmpty() ? List.of(Contents.STANDARD_INPUT) : operands;
    }

    private int cluster(String[] arguments, int at) {
        String letters = arguments[at];
        for (int i = 1; i < letters.length(); i++) {
            Option option = lettered(letters.charAt(i));
            if (option.takesValue) {
                boolean valueFollows = i + 1 == letters.length();
                put(option, valueFollows ? next(arguments, at + 1, option) : letters.substring(i + 1));
                return valueFollows ? at + 1 : at;
            }
            put(option, "");
        }
        return at;
    }

    private static String next(String[] arguments, int at, Option option) {
        if (at == arguments.length) {
            throw new Misuse(option.text + " needs a value");
        }
        return arguments[at];
    }

    private void put(Option option, String value) {
        if (given.put(option, value) != null && option.takesValue) {
            throw new Misuse(option.text + " is given twice");
        }
    }

    private Option named(String text) {
        for (Option option : known) {
            if (option.text.equals(text)) {
                return option;
            }
        }
        throw new Misuse("unknown option " + text);
    }

    private Option lettered(char letter) {
        for (Option option : known) {
            if (option.letter == letter && letter != ' ') {
                return option;
            }
        }
        throw new Misuse("unknown option -" + letter);
    }
}
