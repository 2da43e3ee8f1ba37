package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a certificate states about its extent must fit its commands. */
@ExtendWith(SecondVerifier.class)
class InvocationCheckTest {
    @Test
    void extentOfTheCommandIsGood() {
        assertThat(problems("quick", "", "certify --level core --floors quick")).isEmpty();
        assertThat(problems("off", "", "certify --level core --floors off")).isEmpty();
        assertThat(problems("quick", "1/3", "certify --floors quick --shard 1/3"))
                .isEmpty();
        assertThat(problems("off", "2/3", "certify --floors quick --shard 2/3")).isEmpty();
        assertThat(problems("full", "", "certify --floors full --shard 1/2", "certify --floors full --shard 2/2"))
                .isEmpty();
        assertThat(problems("off", "", "certify --floors off --shard 1/2", "certify --floors quick --shard 2/2"))
                .as("only the first shard measures")
                .isEmpty();
    }

    @Test
    void otherEffortIsNamed() {
        assertThat(problems("full", "", "certify --floors quick"))
                .containsExactly("floors.effort: says full, the command gives quick");
        assertThat(problems("quick", "2/3", "certify --floors quick --shard 2/3"))
                .containsExactly("floors.effort: says quick, the command gives off");
        assertThat(problems("quick", "", "certify --floors off --shard 1/2", "certify --floors quick --shard 2/2"))
                .containsExactly("floors.effort: says quick, the command gives off");
    }

    @Test
    void otherShardIsNamed() {
        assertThat(problems("off", "", "certify --floors off --shard 2/3"))
                .containsExactly("circumstances.invocations[0]: asks for shard 2/3, and correctness is of 1/1");
        assertThat(problems("off", "2/3", "certify --floors off"))
                .containsExactly("circumstances.invocations[0]: asks for shard 1/1, and correctness is of 2/3");
        assertThat(problems("off", "", "certify --floors off --shard 1/2", "certify --floors off --shard 1/2"))
                .containsExactly("circumstances.invocations[1]: asks for shard 1/2, and of 2 shards it must be 2/2");
        assertThat(problems("off", "1/2", "certify --floors off --shard 1/2", "certify --floors off --shard 2/2"))
                .containsExactly("correctness.shard: is 1/2, and 2 commands found it");
    }

    private static List<String> problems(String effort, String shard, String... commands) {
        ObjectNode certificate = Json.object();
        certificate.putObject("floors").put("effort", effort);
        ObjectNode correctness = certificate.putObject("correctness");
        correctness.putArray("levels").add("core");
        if (!shard.isEmpty()) {
            String[] parts = shard.split("/");
            correctness
                    .putObject("shard")
                    .put("index", Integer.parseInt(parts[0]))
                    .put("of", Integer.parseInt(parts[1]));
        }
        ArrayNode invocations = certificate.putObject("circumstances").putArray("invocations");
        for (String command : commands) {
            ArrayNode words = invocations.addArray();
            List.of(command.split(" ")).forEach(words::add);
        }
        List<String> problems = new ArrayList<>();
        InvocationCheck.check(certificate, problems);
        SecondVerifier.compareInvocations(certificate, problems);
        return problems;
    }
}
