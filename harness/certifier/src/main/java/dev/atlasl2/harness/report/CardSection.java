package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Conclusion;
import dev.atlasl2.harness.certificate.Decision;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A card for each target, in the colour of what the run would have been with this target alone. */
final class CardSection {
    /** From this number of cards on, they are smaller. */
    private static final int MANY_TARGETS = 12;

    private final Certification found;

    private CardSection(Certification found) {
        this.found = found;
    }

    /** @param next the next steps: below the cards, but above them if they fill a screen */
    static Html of(Certification found, Html next) {
        Html cards = found.runs().isEmpty() ? Html.NONE : new CardSection(found).html();
        return Html.join(found.runs().size() > MANY_TARGETS ? List.of(next, cards) : List.of(cards, next));
    }

    private Html html() {
        return Html.of(
                """
                <section id="targets" class="cards{}" aria-label="Targets">
                {}</section>
                {}""",
                found.runs().size() > MANY_TARGETS ? " many" : found.runs().size() == 1 ? " single" : "",
                Html.each(found.runs(), this::card),
                introductions());
    }

    private Html card(TargetRun run) {
        TargetRun published = run.published();
        List<FloorResult> floors = found.floors().stream()
                .filter(floor -> floor.target().equals(run.target()))
                .toList();
        return Html.of(
                """
                <article class="card {}"><h2>{}</h2>
                <p class="count"><b>{}</b> of {} pass</p>
                {}{}{}{}{}{}{}</article>
                """,
                kind(run, floors),
                run.target(),
                published.count(Verdict.PASS),
                published.outcomes().size(),
                bar(published),
                fresh(run.fresh()),
                run.isEmulated() ? Html.of("<p>on an emulated processor</p>\n") : Html.NONE,
                met(floors),
                Html.of(failed(floors), text -> Html.of("<p class=\"wrong\"><a href=\"#floors\">{}</a></p>\n", text)),
                run.overdrawn().isEmpty() ? Html.NONE : wrong(Conclusion.lack(run)),
                Html.of(
                        run.hello(),
                        hello -> Html.of(
                                "<p class=\"quiet\">{} \u00b7 {}</p>\n",
                                RuntimeName.of(hello.runtime()),
                                RuntimeName.engine(hello.engine()))));
    }

    private static Html met(List<FloorResult> floors) {
        long met = count(floors, FloorVerdict.MET);
        long judged = floors.size() - count(floors, FloorVerdict.STATED);
        long undecided = count(floors, FloorVerdict.INCONCLUSIVE);
        return judged == 0
                ? Html.NONE
                : Html.of(
                        "<p>{} of {} floors met{}</p>\n",
                        met,
                        judged,
                        undecided == 0
                                ? Html.NONE
                                : Html.of(", <a class=\"undecided\" href=\"#floors\">{} undecided</a>", undecided));
    }

    private static long count(List<FloorResult> floors, FloorVerdict verdict) {
        return floors.stream().filter(floor -> floor.verdict() == verdict).count();
    }

    private static Html wrong(String text) {
        return Html.of("<p class=\"wrong\">{}</p>\n", text);
    }

    /** A card shows the run as if it had only this target. */
    private String kind(TargetRun run, List<FloorResult> floors) {
        return switch (Decision.of(List.of(run), floors, found.selection().isPart())) {
            case CERTIFIED -> run.count(Verdict.KNOWN) == 0 ? "good" : "unsure";
            case PASSED -> "part";
            case NOT_CERTIFIED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
    }

    private static Html fresh(TargetRun run) {
        int all = run.outcomes().size();
        long pass = run.count(Verdict.PASS);
        String text = "fresh: " + pass + " of " + all;
        return all == 0 ? Html.NONE : pass < all ? wrong(text) : Html.of("<p>{}</p>\n", text);
    }

    /** Returns such as {@code 4 missed, 2 not offered}. */
    private static Optional<String> failed(List<FloorResult> floors) {
        String text = floors.stream()
                .filter(FloorResult::isFailure)
                .collect(Collectors.groupingBy(FloorResult::verdict, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " " + count.getKey().text())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? Optional.empty() : Optional.of("floors: " + text);
    }

    private static Html bar(TargetRun run) {
        int all = run.outcomes().size();
        List<Html> parts = new ArrayList<>();
        double at = 0;
        for (Verdict verdict : Verdict.values()) {
            double width = all == 0 ? 0 : 1000.0 * run.count(verdict) / all;
            parts.add(Html.of(
                    "<rect class=\"{}\" x=\"{}\" width=\"{}\" height=\"1\"/>",
                    verdict.json(),
                    String.format(Locale.ROOT, "%.2f", at),
                    String.format(Locale.ROOT, "%.2f", width)));
            at += width;
        }
        return Html.of("""
                <svg class="bar" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">{}</svg>
                """, Html.join(parts));
    }

    /** What the targets say of themselves, in full; the cards have the beginning of it. */
    private Html introductions() {
        List<TargetRun> introduced =
                found.runs().stream().filter(run -> run.hello().isPresent()).toList();
        return introduced.isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <details class="plain"><summary>Runtimes and engines, as the targets name them</summary>
                        {}</details>
                        """,
                        Table.of(
                                "Runtimes and engines",
                                "words",
                                Table.head("target", "runtime", "engine"),
                                Html.each(
                                        introduced,
                                        run -> Html.of(
                                                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                                                run.target(),
                                                run.hello().orElseThrow().runtime(),
                                                run.hello().orElseThrow().engine()))));
    }
}
