package dev.atlasl2.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPathsTest {
    private final LocalPaths paths = new LocalPaths(Path.of("/vol/me/my work"), Path.of("/srv/kit"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "no Node in /srv/kit/.tools/node or on the PATH | no Node in .tools/node or on the PATH",
                "command:/usr/bin/python3 /vol/me/my work/a/target.py | command:/usr/bin/python3 ./a/target.py",
                "/vol/me/my work | .",
                "/vol/me/my workshop/x.py | .../my workshop/x.py",
                "File \"/vol/other/x.py\", line 3 | File \".../x.py\", line 3",
                "-cp /a/b:/c/d.jar | -cp .../b:.../d.jar",
                "--dir=/opt/secret/x | --dir=.../x",
                "file:///vol/other/x.js:3:4 | .../x.js:3:4",
                "java in /usr/lib/jvm, /root/.sdkman/candidates/java | java in /usr/lib/jvm, .../java",
                "see https://example.org/a/b and text/html, sum/few, ./a/b, ../../c/d, ~/e/f, 1/2"
                        + " | see https://example.org/a/b and text/html, sum/few, ./a/b, ../../c/d, ~/e/f, 1/2",
                "/x/srv/kit/a | .../a",
            })
    void foldersOfThisMachineAreNotSaid(String text, String said) {
        assertThat(paths.hidden(text)).isEqualTo(said);
    }

    @Test
    void namesAreTheSameInEveryFolder() {
        assertThat(LocalPaths.named("/srv/kit/harness/a.py 'x'")).isEqualTo(".../a.py 'x'");
    }

    @Test
    void rootHidesNothingByItself() {
        assertThat(new LocalPaths(Path.of("/"), Path.of("/")).hidden("/a/b and /usr/bin/x"))
                .isEqualTo(".../b and /usr/bin/x");
    }
}
