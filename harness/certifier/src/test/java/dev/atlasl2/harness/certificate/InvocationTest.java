package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {
    @Test
    void shellReadsBackEveryWord() throws IOException, InterruptedException {
        List<String> words = List.of(
                "certify", "--target", "my own=command:it's $HOME \"here\" `x` \\ *", "", "a;b", "~", "line\nend");
        Invocation invocation = new Invocation(words);

        assertThat(invocation.text()).startsWith("./atlas certify --target 'my own=command:it'\\''s $HOME");
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "show() { for word; do printf '%s\\0' \"$word\"; done; }; show "
                                + invocation.text().substring("./atlas ".length()))
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(List.of(said.split("\0", -1)).subList(0, words.size())).isEqualTo(words);
    }
}
