package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Level;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pitfalls that a target is shown to be free of: it gave a right answer that the pitfall gets wrong. PITFALLS.md,
 * which the build generates from the kill matrix and compares with it, says which vectors do that.
 */
final class PitfallSection {
    private static final int COLUMNS = 7;

    private record Pitfall(String name, String wrong, String clause, int killers, int core, List<String> first) {}

    /** Targets with the same pitfalls left share an entry. */
    private record Left(List<String> targets, List<Pitfall> pitfalls) {}

    private PitfallSection() {}

    static Html of(Certification found) {
        List<Pitfall> all = pitfalls();
        Map<List<Pitfall>, List<String>> byLeft = found.runs().stream()
                .collect(Collectors.groupingBy(
                        run -> left(run, found, all),
                        LinkedHashMap::new,
                        Collectors.mapping(TargetRun::target, Collectors.toList())));
        return Html.each(
                byLeft.entrySet(), entry -> entry(new Left(entry.getValue(), entry.getKey()), all, byLeft.size() == 1));
    }

    private static Html entry(Left left, List<Pitfall> all, boolean isOfAll) {
        List<Pitfall> free =
                all.stream().filter(each -> !left.pitfalls.contains(each)).toList();
        String who = !isOfAll
                ? String.join(", ", left.targets)
                : left.targets.size() == 1 ? "Your target" : "Each of your targets";
        return Html.of(
                """
                <p class="line"><b>{}</b> is shown free of {} of {}.</p>
                {}{}""",
                who,
                free.size(),
                Count.of(all.size(), "known pitfall"),
                list("Free of these: a right answer rules each of them out", free),
                list("Not shown: no vector that tells was answered right", left.pitfalls));
    }

    private static Html list(String title, List<Pitfall> pitfalls) {
        return pitfalls.isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <details class="plain"><summary>{}</summary>
                        {}</details>
                        """,
                        title,
                        Table.of(
                                title,
                                "words",
                                Table.head("pitfall", "clause", "what is wrong"),
                                Html.each(
                                        pitfalls,
                                        each -> Html.of(
                                                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                                                Links.pitfall(each.name),
                                                Links.clause(each.clause),
                                                each.wrong))));
    }

    private static List<Pitfall> left(TargetRun run, Certification found, List<Pitfall> all) {
        Set<String> right = run.outcomes().stream()
                .filter(outcome -> outcome.unlisted() instanceof Outcome.Pass)
                .map(outcome -> outcome.vector().id())
                .collect(Collectors.toSet());
        Set<Level> passed = passed(run, found, all);
        return all.stream()
                .filter(pitfall -> !((passed.contains(Level.CORE) && pitfall.core > 0)
                        || (passed.containsAll(EnumSet.of(Level.CORE, Level.FULL)) && pitfall.killers > 0)
                        || pitfall.first.stream().anyMatch(right::contains)))
                .toList();
    }

    /** Returns the levels whose vectors, those that PITFALLS.md counts, were all asked and all answered right. */
    private static Set<Level> passed(TargetRun run, Certification found, List<Pitfall> all) {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        boolean isCounted = all.stream()
                .flatMap(pitfall -> pitfall.first.stream())
                .allMatch(id -> found.corpus().byId(id).isPresent());
        if (isCounted && !found.selection().isPart()) {
            levels.addAll(found.selection().levels());
            run.published().outcomes().stream()
                    .filter(outcome -> outcome.verdict() != Verdict.PASS)
                    .forEach(outcome -> levels.remove(outcome.vector().level()));
        }
        return levels;
    }

    /**
     * The rows of the first table: name, what is wrong, clause, fix, killers, killers of the core level, the first of
     * them.
     */
    private static List<Pitfall> pitfalls() {
        return Links.resource("/PITFALLS.md")
                .lines()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(PitfallSection::pitfall)
                .toList();
    }

    private static Pitfall pitfall(String line) {
        String[] cells =
                Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toArray(String[]::new);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("PITFALLS.md: a row must have " + COLUMNS + " cells: " + line);
        }
        return new Pitfall(
                cells[0],
                cells[1],
                cells[2],
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                Arrays.stream(cells[6].split(", "))
                        .map(id -> id.replace("`", ""))
                        .toList());
    }
}
