package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** How users name programs and images; this needs no engine. */
class ForeignTargetsTest {
    @Test
    void imageIsATargetOfItsOwnSpellingUnlessItIsNamed() {
        assertThat(ForeignTargets.isMeant("container:alpine")).isTrue();
        assertThat(ForeignTargets.of("container:localhost/mine:1 --fast"))
                .isInstanceOf(ContainerTarget.class)
                .extracting(Target::id, Target::description)
                .containsExactly("container:localhost/mine:1 --fast", "an image of the user's");
        assertThat(ForeignTargets.of("mine=container:localhost/mine:1"))
                .extracting(Target::id, Target::description)
                .containsExactly("mine", "container:localhost/mine:1");
    }

    @Test
    void nameThatIsNotGivenHasNoFolders() {
        assertThat(ForeignTargets.of("command:/usr/bin/python3 /vol/me/work/target.py --dir=/vol/me/x -v")
                        .id())
                .isEqualTo("command:/usr/bin/python3 .../target.py --dir=.../x -v");
        assertThat(ForeignTargets.of("command:sh 'a\033[31m\u202Eb'").id()).isEqualTo("command:sh 'a?[31m?b'");
    }

    /** A program called jvm-mine is not a JVM of the kit. */
    @Test
    void floorsKnowThemByWhatTheyAreAndNotByTheirNames() {
        assertThat(ForeignTargets.of("jvm-mine=command:sh").platform()).hasValue("foreign");
        assertThat(ForeignTargets.of("command:sh").platform()).hasValue("foreign");
    }

    @Test
    void nothingAfterTheColonIsRefusedBySayingWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForeignTargets.of("container: "))
                .withMessageContaining("container: must be followed by an image");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForeignTargets.of("command:''"))
                .withMessageContaining("command: must be followed by a program");
    }
}
