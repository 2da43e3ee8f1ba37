package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Decision;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.fresh.Fresh;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdicts in the format of build servers: a suite for each target, a case for each vector and floor, and one case
 * for all fresh vectors, because their names differ in every run.
 */
final class JUnitXml {
    private final StringBuilder xml =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"atlas certify\">\n");

    private JUnitXml() {}

    static String of(Certification found) {
        JUnitXml writer = new JUnitXml();
        for (TargetRun run : found.runs()) {
            writer.suite(
                    run,
                    found.floors().stream()
                            .filter(floor -> floor.target().equals(run.target()))
                            .toList());
        }
        writer.decision(found);
        return writer.xml.append("</testsuites>\n").toString();
    }

    /**
     * One case that fails whenever the command does, so that a run that is not certified is never green because of
     * skips.
     */
    private void decision(Certification found) {
        boolean isRight = found.decision() == Decision.CERTIFIED || found.decision() == Decision.PASSED;
        xml.append("  <testsuite name=\"atlas certify\" tests=\"1\" failures=\"")
                .append(isRight ? 0 : 1)
                .append("\" errors=\"0\" skipped=\"0\">\n    <properties><property name=\"conclusion\" value=\"")
                .append(escaped(found.conclusion().text()))
                .append("\"/><property name=\"scope\" value=\"")
                .append(escaped(found.scope().text()))
                .append("\"/></properties>\n");
        begin("atlas certify", "decision");
        if (isRight) {
            xml.append("/>\n");
        } else {
            child("failure", found.conclusion().text(), found.scope().text());
        }
        xml.append("  </testsuite>\n");
    }

    /** A target that never started is one error, for any number of vectors. */
    private void suite(TargetRun run, List<FloorResult> floors) {
        if (run.noStart().isPresent()) {
            xml.append("  <testsuite name=\"")
                    .append(escaped(run.target()))
                    .append("\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n");
            String[] said = run.noStart().get().split("\n", 2);
            begin(run.target(), "start");
            child("error", said[0], said.length == 1 ? "" : said[1]);
            xml.append("  </testsuite>\n");
            return;
        }
        TargetRun published = run.published();
        List<TargetRun> fresh = Stream.of(run.fresh())
                .filter(part -> !part.outcomes().isEmpty())
                .toList();
        long failures = published.count(Verdict.FAIL)
                + published.count(Verdict.OUTDATED)
                + fresh.stream().filter(JUnitXml::isWrong).count()
                + floors.stream().filter(FloorResult::isFailure).count();
        long skipped = published.count(Verdict.SKIP)
                + published.count(Verdict.KNOWN)
                + fresh.stream().filter(JUnitXml::isSkipped).count()
                + floors.stream().filter(JUnitXml::isUnjudged).count();
        xml.append("  <testsuite name=\"")
                .append(escaped(run.target()))
                .append("\" tests=\"")
                .append(published.outcomes().size() + fresh.size() + floors.size())
                .append("\" failures=\"")
                .append(failures)
                .append("\" errors=\"")
                .append(published.count(Verdict.FAULT))
                .append("\" skipped=\"")
                .append(skipped)
                .append("\">\n");
        published.outcomes().forEach(outcome -> vector(run.target(), outcome));
        fresh.forEach(this::fresh);
        floors.forEach(this::floor);
        xml.append("  </testsuite>\n");
    }

    private void vector(String target, Outcome outcome) {
        begin(target + "." + outcome.vector().family(), outcome.vector().id());
        result(outcome, "");
    }

    /** @param expired the text about an excuse that is past its day */
    private void result(Outcome outcome, String expired) {
        switch (outcome) {
            case Outcome.Pass _ -> xml.append("/>\n");
            case Outcome.Fail fail ->
                child(
                        "failure",
                        fail.vector().clause() + ": " + fail.when()
                                + fail.difference().text() + expired,
                        "in: " + fail.vector().in(),
                        "expected: " + fail.vector().expect(),
                        "got: " + fail.got());
            case Outcome.Broken broken -> child("error", broken.fault().id() + expired, broken.reason());
            case Outcome.Skip skip -> child("skipped", skip.reason());
            case Outcome.Listed listed -> {
                switch (listed.verdict()) {
                    case OUTDATED -> child("failure", listed.text());
                    case KNOWN ->
                        child(
                                "skipped",
                                "known failure until " + listed.entry().expires() + ": "
                                        + listed.entry().reason());
                    default -> result(listed.unlisted(), listed.isExpired() ? "; " + listed.text() : "");
                }
            }
        }
    }

    private void fresh(TargetRun run) {
        begin(run.target() + "." + Fresh.FAMILY, "fresh vectors");
        String message = run.count(Verdict.PASS) + " of " + run.outcomes().size() + " are right";
        String[] others = run.outcomes().stream()
                .filter(outcome -> outcome.verdict() != Verdict.PASS)
                .map(JUnitXml::line)
                .toArray(String[]::new);
        if (isWrong(run)) {
            child("failure", message, others);
        } else if (isSkipped(run)) {
            child("skipped", message, others);
        } else {
            xml.append("/>\n");
        }
    }

    private static String line(Outcome outcome) {
        return outcome.vector().id() + " (" + outcome.vector().clause() + "): "
                + (outcome.unlisted() instanceof Outcome.Fail fail
                        ? fail.difference().text()
                        : outcome.verdict().json() + ": " + outcome.reason())
                + "; asked " + outcome.vector().op() + " " + outcome.vector().in();
    }

    private static boolean isWrong(TargetRun fresh) {
        return fresh.count(Verdict.FAIL) + fresh.count(Verdict.FAULT) > 0;
    }

    private static boolean isSkipped(TargetRun fresh) {
        return !isWrong(fresh) && fresh.count(Verdict.SKIP) > 0;
    }

    private void floor(FloorResult result) {
        begin(result.target() + ".floors", "floor " + result.floor().id());
        String figure = result.measurement().map(Figures::of).orElse(result.reason());
        if (result.verdict() == FloorVerdict.MISSED) {
            child("failure", "missed: " + FloorAdvice.of(List.of(result)).get(result));
        } else if (result.isFailure()) {
            child(
                    "failure",
                    result.verdict().text() + ": must be " + Figures.asked(result.floor()) + ", got " + figure);
        } else if (isUnjudged(result)) {
            child(
                    "skipped",
                    result.verdict().text() + ": " + figure
                            + (result.reason().isEmpty() ? "" : "; " + result.reason()));
        } else {
            xml.append("/>\n");
        }
    }

    private void begin(String group, String name) {
        xml.append("    <testcase classname=\"")
                .append(escaped(group))
                .append("\" name=\"")
                .append(escaped(name))
                .append('"');
    }

    /** @param lines further text */
    private void child(String element, String message, String... lines) {
        xml.append("><")
                .append(element)
                .append(" message=\"")
                .append(escaped(message))
                .append("\">")
                .append(Stream.of(lines).map(JUnitXml::escaped).collect(Collectors.joining("\n")))
                .append("</")
                .append(element)
                .append("></testcase>\n");
    }

    private static boolean isUnjudged(FloorResult result) {
        return switch (result.verdict()) {
            case INCONCLUSIVE, STATED -> true;
            case MET, MISSED, WRONG, FAULT, NOT_OFFERED -> false;
        };
    }

    /** Plain text contains no characters that XML cannot express. */
    private static String escaped(String text) {
        return Html.escaped(text);
    }
}
