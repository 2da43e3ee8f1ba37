package dev.atlasl2.files;

/** The options that commands have. */
enum Option {
    CHECK("--check", 'c', false),
    QUIET("--quiet", ' ', false),
    STATUS("--status", ' ', false),
    IGNORE_MISSING("--ignore-missing", ' ', false),
    TREE("--tree", ' ', false),
    LEAF("--leaf", ' ', true),
    OUT("--out", 'o', true),
    JSON("--json", ' ', false),
    ZERO("--zero", 'z', false),
    HELP("--help", 'h', false);

    final String text;
    final char letter;
    final boolean takesValue;

    Option(String text, char letter, boolean takesValue) {
        this.text = text;
        this.letter = letter;
        this.takesValue = takesValue;
    }
}
