package dev.atlasl2.harness.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Which known name a misspelt one may stand for. */
final class Suggestion {
    private Suggestion() {}

    /** Returns the most similar of the names, as a part of a message; empty if none is similar. */
    static String of(String misspelt, Collection<String> names) {
        int most = Math.max(1, misspelt.length() / 3);
        return names.stream()
                .filter(name -> mistakes(misspelt, name) <= most)
                .min(Comparator.comparingInt(name -> mistakes(misspelt, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** Returns how many letters were left out, added, replaced or swapped with their neighbours; case does not count. */
    private static int mistakes(String typed, String meant) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = meant.toLowerCase(Locale.ROOT);
        int[][] of = new int[a.length() + 1][b.length() + 1]; // of the first i letters for the first j
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    of[i][j] = i + j;
                    continue;
                }
                int replaced = of[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                of[i][j] = Math.min(replaced, 1 + Math.min(of[i - 1][j], of[i][j - 1]));
                boolean isSwapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (isSwapped) {
                    of[i][j] = Math.min(of[i][j], 1 + of[i - 2][j - 2]);
                }
            }
        }
        return of[a.length()][b.length()];
    }
}
