package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certificate;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Snapshot;
import dev.atlasl2.harness.explain.Explanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is written next to a certificate. */
public final class Report {
    private Report() {}

    /**
     * Returns the text of each file by its name.
     *
     * @param explanations of targets whose answers are wrong; one for each, or none if they were not requested
     */
    public static Map<String, String> files(
            Certification found, Certificate certificate, List<Explanation> explanations) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("report.html", page(found, certificate.hash(), certificate.isSigned(), explanations, List.of()));
        files.put("junit.xml", JUnitXml.of(found));
        files.put("summary.md", Summary.of(found, certificate));
        files.put("badge.json", Badge.json(found));
        files.put("badge.svg", Badge.svg(found));
        files.put("annotations.txt", Annotations.of(found, explanations));
        return files;
    }

    /**
     * Returns the page.
     *
     * @param hash of the certificate
     * @param isSigned whether the certificate is
     * @param explanations as in {@link #files}
     * @param history of this certificate and earlier ones, in any order; empty if it was not requested
     */
    public static String page(
            Certification found,
            String hash,
            boolean isSigned,
            List<Explanation> explanations,
            List<Snapshot> history) {
        return HtmlReport.of(found, hash, isSigned, explanations, history);
    }
}
