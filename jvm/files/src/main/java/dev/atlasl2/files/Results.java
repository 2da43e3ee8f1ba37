package dev.atlasl2.files;

import dev.atlasl2.spec.Witness;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the result for each file: a line of text or of JSON. */
final class Results {
    private final Terminal terminal;
    private final Lines lines;
    private final boolean isJson;

    Results(Terminal terminal, Lines lines, boolean isJson) {
        this.terminal = terminal;
        this.lines = lines;
        this.isJson = isJson;
    }

    Lines lines() {
        return lines;
    }

    void sum(String file, long length, int residue) {
        if (isJson) {
            sumAsJson(file, length, residue);
        } else {
            terminal.print(lines.sum(file, length, residue));
        }
    }

    void conservation(String file, long length, int residue) {
        if (isJson) {
            sumAsJson(file, length, residue);
        } else {
            say(file, residue == 0 ? "conserved" : "sum " + residue + ", not conserved");
        }
    }

    void witness(String file, Witness witness) {
        if (!isJson) {
            terminal.print(lines.witness(file, witness));
            return;
        }
        json(
                file,
                "\"kind\":\""
                        + (witness.kind() == Witness.Kind.FLAT
                                ? "flat\""
                                : "tree\",\"leafBytes\":" + (1 << witness.leafLog2()))
                        + ",\"length\":" + witness.length() + ",\"sum\":"
                        + witness.resonance() + ",\"digest\":\""
                        + HexFormat.of().formatHex(witness.digest()) + "\"");
    }

    void matches(String file) {
        if (isJson) {
            json(file, "\"ok\":true");
        } else {
            say(file, "OK");
        }
    }

    /** @param most how many ranges text shows */
    void differs(String file, String difference, List<LeafRange> changed, int most) {
        if (isJson) {
            String ranges = changed.stream().map(LeafRange::json).collect(Collectors.joining(","));
            json(
                    file,
                    "\"ok\":false,\"difference\":" + Names.json(difference)
                            + (changed.isEmpty() ? "" : ",\"changedLeaves\":[" + ranges + "]"));
            return;
        }
        say(file, "FAILED, " + difference);
        changed.stream().limit(most).forEach(range -> say(file, range.toString()));
        if (changed.size() > most) {
            say(file, (changed.size() - most) + " more ranges of leaves differ; --json lists them all");
        }
    }

    /** Reports that a file of a list, which cannot be read, did not pass. */
    void unreadable(String file, String reason) {
        if (isJson) {
            json(file, "\"ok\":false,\"error\":" + Names.json(reason));
        } else {
            say(file, "FAILED, cannot be read");
        }
        terminal.complain(file + ": " + reason);
    }

    /** Reports why there is no result for an operand. */
    void unusable(String file, String reason) {
        if (isJson) {
            json(file, "\"error\":" + Names.json(reason));
        }
        terminal.complain((file.equals(Contents.STANDARD_INPUT) ? "standard input" : file) + ": " + reason);
    }

    private void sumAsJson(String file, long length, int residue) {
        json(file, "\"length\":" + length + ",\"sum\":" + residue + ",\"conserved\":" + (residue == 0));
    }

    private void json(String file, String members) {
        terminal.print("{\"file\":" + Names.json(file) + "," + members + "}\n");
    }

    /** Prints a line of text, for any characters in the name of the file. */
    void say(String file, String what) {
        boolean escape = lines.end() == '\n' && Names.needEscapes(file);
        terminal.print((escape ? "\\" + Names.escaped(file) : file) + ": " + Names.printable(what) + lines.end());
    }
}
