package dev.atlasl2.vectors.mutants;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The mutants that exactly one vector of the core level detects, and why there is no second one. */
final class OneFinder {
    /** A pattern of "MUTANT in OPERATION", and the reason. */
    private static final String LINES = """
            (total-of-(2[5-9]|3[01])-bits in (?!sum$|stream$|delta$)|total-of-32-bits|length-of-23-bits).* a second region of 16 MB would say nothing more
            copy-checks-in-chunks-of-1048576 .* a second region of 16 MB would say nothing more
            (bit-length-of-27-bits|last-chunk-twice-4194304)-beyond .* a second region of 8 or 16 MB would say nothing more
            leaf-last-chunk-twice-32768 .* a second region of 16 chunks would say nothing more
            hint-(?!(first-limit-128|second-limit-4096|third-limit-32768) )(first|second|third)-limit-.* one single number finds it
            decode-tail-\\d+-unchecked .* one byte: wrong in two, none is missed
            verify-digest-compared-all-but-byte-([2-7]|9|1[0-57-9]|2\\d|30) .* one byte: wrong in two, none is missed
            batch-\\w+-(null|empty)-taken-at-index-\\d+ .* one index: a second bad entry would be met instead
            batch-(sum|delta|witness)-stale-at-index-255 .* the last of a long list
            batch-check-stale-at-index-2 .* one index: answers of two values are often right by chance
            verify-inclusion-node-(4|16|27|54|62)-unchecked .* one node of a path: wrong in two, none is missed
            verify-inclusion-root-of-31-bytes .* one byte: wrong in two, none is missed
            domain-update-writes-at-most-65535 .* old and new are written in hex: 262 KB for one step
            ranges-(at-cut-to-32-bits|at-negative-is-positive|never-refused-for-a-gap-at-0) .* each limit is a vector of its own
            ranges-(length-cut-to-32-bits|length-0-is-unknown|k-7-accepted|k-17-accepted) .* each limit is a vector of its own
            ranges-group-without-what-is-absent .* one form of a part
            verify-inclusion-(size-unchecked|longer-path-accepted) .* each limit is a vector of its own
            verify-consistency-equal-counts-path-ignored .* each limit is a vector of its own
            consistency-first-0-accepted .* each limit is a vector of its own
            decode-(kind-sign-lost|resonance-sign-lost|length-0-accepted) .* each limit is a vector of its own
            """;

    private static final Map<Pattern, String> REASONS = read();

    private OneFinder() {}

    private static Map<Pattern, String> read() {
        Map<Pattern, String> reasons = new LinkedHashMap<>();
        LINES.lines().forEach(line -> {
            int end = line.indexOf(' ', line.indexOf(".*"));
            reasons.put(Pattern.compile(line.substring(0, end)), line.substring(end + 1));
        });
        return reasons;
    }

    /** Returns whether one vector is enough for a mutant of an operation. */
    static boolean isEnough(String mutant, String op) {
        return REASONS.keySet().stream()
                .anyMatch(pattern -> pattern.matcher(mutant + " in " + op).matches());
    }
}
