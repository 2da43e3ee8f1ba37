package dev.atlasl2.files;

import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.List;

/** Compares files with the entries of a list. */
final class ListCheck {
    /** More lines than this for one file do not help a reader; {@code --json} prints all of them. */
    private static final int MAX_RANGES = 20;

    private final Terminal terminal;
    private final Contents contents;
    private final Results results;
    private final Arguments options;
    private long failed;
    private long unreadable;
    private long all;

    ListCheck(Terminal terminal, Results results, Contents contents, Arguments options) {
        this.terminal = terminal;
        this.contents = contents;
        this.results = results;
        this.options = options;
    }

    /** Checks the files of all lists and returns the exit code. */
    int check(List<String> lists) {
        boolean isGood = true;
        for (String list : lists) {
            try {
                isGood &= check(list);
            } catch (FileFailure e) {
                isGood = false;
                results.unusable(list, e.getMessage());
            }
        }
        if (failed + unreadable > 0 && !options.has(Option.STATUS)) {
            terminal.complain(failed + " of " + all + " files differ, " + unreadable + " could not be read");
        }
        return isGood && failed + unreadable == 0 ? FileCommands.TRUE : FileCommands.FALSE;
    }

    /** Checks the files of one list and returns whether all of its lines could be used. */
    private boolean check(String list) throws FileFailure {
        long before = all;
        ListReader reader = new ListReader(terminal, results.lines());
        reader.read(list, this::check, reason -> results.unusable(list, reason));
        if (options.has(Option.IGNORE_MISSING) && before == all && reader.entries() > 0) {
            throw new FileFailure("no file of it was there");
        }
        return reader.badLines() == 0;
    }

    private void check(Entry entry) {
        all++;
        try {
            Outcome outcome = switch (entry) {
                case Entry.Sum sum -> check(sum);
                case Entry.Witnessed witnessed -> check(witnessed);
            };
            if (outcome.isGood()) {
                if (!options.has(Option.QUIET) && !options.has(Option.STATUS)) {
                    results.matches(entry.file());
                }
                return;
            }
            failed++;
            if (!options.has(Option.STATUS)) {
                results.differs(entry.file(), outcome.difference, outcome.changed, MAX_RANGES);
            }
        } catch (FileFailure e) {
            if (e.isMissing() && options.has(Option.IGNORE_MISSING)) {
                all--;
                return;
            }
            unreadable++;
            if (!options.has(Option.STATUS)) {
                results.unreadable(entry.file(), e.getMessage());
            }
        }
    }

    /** @param difference null if there is none */
    private record Outcome(String difference, List<LeafRange> changed) {
        static final Outcome GOOD = new Outcome(null, List.of());

        static Outcome bad(String difference) {
            return new Outcome(difference, List.of());
        }

        boolean isGood() {
            return difference == null;
        }
    }

    private Outcome check(Entry.Sum recorded) throws FileFailure {
        SumReading sum = new SumReading();
        long length = contents.read(recorded.file(), sum);
        if (length != recorded.length()) {
            return Outcome.bad(lengths(recorded.length(), length));
        }
        return sum.residue() == recorded.residue()
                ? Outcome.GOOD
                : Outcome.bad("sum " + sum.residue() + " where " + recorded.residue() + " was recorded");
    }

    /** In the order of clause S11.3: length, digest, resonance. */
    private Outcome check(Entry.Witnessed entry) throws FileFailure {
        Witness recorded = entry.witness();
        LeafComparison leaves = entry.leaves() == null ? null : new LeafComparison(entry.leaves(), recorded.leafLog2());
        WitnessReading reading =
                recorded.kind() == Witness.Kind.FLAT ? new FlatReading() : new TreeReading(recorded.leafLog2(), leaves);
        long length = contents.read(entry.file(), reading);
        if (length == 0) {
            return Outcome.bad(lengths(recorded.length(), 0));
        }
        Witness actual = reading.witness();
        String difference = null;
        if (length != recorded.length()) {
            difference = lengths(recorded.length(), length);
        } else if (!Arrays.equals(actual.digest(), recorded.digest())) {
            difference = "the bytes differ";
        } else if (actual.resonance() != recorded.resonance()) {
            return Outcome.bad("the bytes are right, but their sum is " + actual.resonance() + ", not the recorded "
                    + recorded.resonance());
        }
        if (difference == null) {
            return Outcome.GOOD;
        }
        return leaves == null
                ? Outcome.bad(difference)
                : new Outcome(difference, leaves.ranges(Math.max(length, recorded.length())));
    }

    private static String lengths(long recorded, long actual) {
        return actual + " bytes where " + recorded + " were recorded";
    }
}
