package dev.atlasl2.harness.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of skipped tests with which a build ends. */
class SkippedTestsIT {
    private static final String LONG_AGO = "2001-01-01T00:00:00Z";

    @TempDir
    Path folder;

    @Test
    void withoutReportsOrSkipsOneLineSaysSo() throws Exception {
        assertThat(list(LONG_AGO)).isEqualTo(new BuildTool(0, "No test was skipped.\n"));
        report("jvm/core/target/surefire-reports", "<testcase name='a' classname='A'/>");
        assertThat(list(LONG_AGO)).isEqualTo(new BuildTool(0, "No test was skipped.\n"));
    }

    @Test
    void skipsOfEveryRunnerAreListedByWhatWouldMakeThemRun() throws Exception {
        report("jvm/vector/target/failsafe-reports", """
                <testcase name='older[2]' classname='IT'><skipped type='x.TestAbortedException'><![CDATA[x.TestAbortedException: \
                Assumption failed: no Java 21 here; to run it: install one
                \tat org.junit.Assumptions.assumeTrue(Assumptions.java:120)]]></skipped></testcase>""");
        report("jvm/spark/target/surefire-reports", """
                <testcase name='c' classname='C'><skipped message='@EnabledIf ==&gt; no gcc; to run it: install gcc'/></testcase>""");
        report("wasm/npm/target", """
                <testsuite><testcase name='page &lt;1&gt;' classname='test'><skipped type='skipped' message='no Chromium; to run it: install'/>\
                </testcase><testcase name='page 2' classname='test'><skipped type='skipped' message='no Chromium; to run it: install'/></testcase></testsuite>""");

        assertThat(list(LONG_AGO)).isEqualTo(new BuildTool(0, """
                4 tests were skipped:
                  no Chromium; to run it: install
                    wasm/npm: test page <1>
                    wasm/npm: test page 2
                  no Java 21 here; to run it: install one
                    jvm/vector: IT older[2]
                  no gcc; to run it: install gcc
                    jvm/spark: C c
                """));
    }

    @Test
    void skipThatDoesNotSayHowToRunItFailsTheBuild() throws Exception {
        for (String skipped : new String[] {
            "<skipped/>",
            "<skipped message='flaky'/>",
            "<skipped message='; to run it: x'/>",
            "<skipped message='no x; to run it: '/>"
        }) {
            report("spec/target/surefire-reports", "<testcase name='a' classname='A'>" + skipped + "</testcase>");

            BuildTool listed = list(LONG_AGO);

            assertThat(listed.status()).as(skipped).isEqualTo(1);
            assertThat(listed.out())
                    .contains("1 test was skipped:", "spec: A a", "must say \"REASON; to run it: WAY\"");
        }
    }

    @Test
    void reportsOfAnEarlierBuildDoNotCount() throws Exception {
        report("spec/target/surefire-reports", "<testcase name='a' classname='A'><skipped message='old'/></testcase>");

        assertThat(list(Instant.now().plusSeconds(60).toString()))
                .isEqualTo(new BuildTool(0, "No test was skipped.\n"));
    }

    private BuildTool list(String since) throws Exception {
        return BuildTool.run("SkippedTests.java", Map.of(), folder.toString(), since);
    }

    private void report(String where, String cases) throws IOException {
        Path file = folder.resolve(where).resolve("TEST-x.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name='x'>" + cases + "</testsuite>");
    }
}
