package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import tools.jackson.databind.node.ObjectNode;

/** Threads that attach or commit at the same time (clause S14.8); in the family domain. */
final class DomainRaceVectors extends DomainSteps {
    DomainRaceVectors(FamilyInputs inputs) {
        super(inputs);
    }

    private void race(String slug, String op, Recipe region, long bytes, int threads, String note) {
        ObjectNode in = Inputs.with(Json.object().put("bytes", bytes), "region", region);
        inputs.core(slug, "S14.8", op, in.put("threads", threads), note);
    }

    void races() {
        for (int threads : new int[] {2, 4, 8, 16}) {
            race(
                    "attach-race-" + threads,
                    "attachRace",
                    Recipe.random(threads, 1000),
                    1000,
                    threads,
                    "one winner, the others get STATE");
            race(
                    "commit-race-" + threads,
                    "commitRace",
                    Inputs.conserved(threads, 1000),
                    1000,
                    threads,
                    "one winner, the others get STATE");
        }
        race(
                "attach-race-large",
                "attachRace",
                Recipe.random(3, 1_000_000),
                1_000_000,
                4,
                "the sum takes a while, and still one wins");
        race(
                "commit-race-large",
                "commitRace",
                Inputs.conserved(3, 1_000_000),
                1_000_000,
                4,
                "the digest takes a while, and still one wins");
        race("attach-race-other-length", "attachRace", Recipe.fill(1, 7), 8, 4, "nobody wins: INVALID");
        race("attach-race-empty", "attachRace", Recipe.hex(""), 8, 4, "");
        race(
                "commit-race-not-conserved",
                "commitRace",
                Recipe.hex("010203"),
                3,
                4,
                "nobody wins: CONSERVATION, still attached");
        race("attach-race-create-refused", "attachRace", Recipe.fill(1, 7), 0, 4, "");
    }

    private void commitRace(String slug, Recipe region, long bytes, String note) {
        race("commit-race-" + slug, "commitRace", region, bytes, 4, note);
    }

    void commitRaces() {
        commitRace("other-length", Recipe.fill(0, 7), 8, "the attach is refused, and that is the whole answer");
        commitRace("empty", Recipe.hex(""), 8, "");
        commitRace("null", null, 8, "");
        commitRace("create-refused", Recipe.fill(0, 8), 0, "");
        for (int bytes : new int[] {16_383, 16_385, 24_576, 65_536}) {
            commitRace("of-" + bytes, region(bytes), bytes, "");
        }
        for (int bytes : new int[] {16_384, 24_577}) {
            commitRace("of-" + bytes + "-not-conserved", Inputs.closed(Recipe.random(bytes, bytes - 1), 32), bytes, "");
        }
        commitRace("seam", Recipe.fill(0, 12_288).patch(4095, "60"), 12_288, "");
        commitRace("seam-not-conserved", Recipe.fill(0, 12_288).patch(8192, "20"), 12_288, "");
    }
}
