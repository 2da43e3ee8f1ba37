package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "``~``",
                "` \t\n `~``",
                "python3 a.py~python3|a.py",
                "`  python3   a.py  `~python3|a.py",
                "'two words' one~two words|one",
                "\"two words\" one~two words|one",
                "a'b c'\"d e\"f~ab cd ef",
                "'' \"\"~|",
                "two\\ words~two words",
                "'\\n' \"\\n\" \\n~\\n|\\n|n",
                "\"a \\\"b\\\" \\\\\"~a \"b\" \\",
                "$HOME *.py ; & >x~$HOME|*.py|;|&|>x",
            })
    void wordsAreSplitAsAShellWouldAndNothingElseHappens(String text, String words) {
        assertThat(String.join("|", ShellWords.of(text))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"'a~a ' is not closed", "a \"b c~a \" is not closed", "a\\~nothing follows the last backslash"})
    void whatIsNotClosedIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShellWords.of(text))
                .withMessage(message);
    }

    @Test
    void emptyWordsAreWords() {
        assertThat(ShellWords.of("'' a \"\"")).isEqualTo(List.of("", "a", ""));
    }
}
