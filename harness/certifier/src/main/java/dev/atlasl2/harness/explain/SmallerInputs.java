package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Inputs that are smaller than a given one: shorter lists, shorter regions, simpler bytes, smaller numbers. The largest
 * changes come first.
 */
final class SmallerInputs {
    /** Regions up to this length are tried as single bytes, too. */
    private static final int FEW = 64;
    /** The maximum length of text for a list of bytes. */
    private static final int MAX_WRITTEN = 256;

    private final ObjectNode in;

    private SmallerInputs(ObjectNode in) {
        this.in = in;
    }

    /** Returns candidates, each a new tree with a lower {@link #cost}. */
    static Stream<ObjectNode> than(Vector vector) {
        long cost = cost(vector.in());
        return Stream.concat(new SmallerInputs(vector.in()).candidates(), JointChanges.changes(vector))
                .filter(candidate -> cost(candidate) < cost);
    }

    /** The bytes of all regions, all other numbers, and the length of the text. */
    static long cost(JsonNode node) {
        return saturated(weight(node), node.toString().length());
    }

    private static long weight(JsonNode node) {
        if (Recipe.isOne(node)) {
            Recipe recipe = Recipe.parse(node);
            return saturated(recipe.length(), recipe.length() <= FEW ? ones(recipe) : FEW);
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? Math.abs(Math.max(node.longValue(), -Long.MAX_VALUE)) : Long.MAX_VALUE;
        }
        long weight = 0;
        for (JsonNode child : node) {
            weight = saturated(weight, weight(child));
        }
        return weight;
    }

    /** The number of bytes that are not 0. */
    private static int ones(Recipe recipe) {
        int count = 0;
        for (byte b : recipe.expand()) {
            count += b == 0 ? 0 : 1;
        }
        return count;
    }

    private Stream<ObjectNode> candidates() {
        return Stream.of(lists(), cuts(true), cuts(false), plain(), numbers()).flatMap(candidates -> candidates);
    }

    /** Each list without a half, then without one entry. Recipes and byte strings do not count as lists. */
    private Stream<ObjectNode> lists() {
        return places(ArrayNode.class).flatMap(place -> {
            int size = place.of(in).size();
            List<int[]> without = new ArrayList<>();
            if (size > 1) {
                without.add(new int[] {size / 2, size});
                without.add(new int[] {0, size / 2});
            }
            for (int i = size - 1; i >= 0; i--) {
                without.add(new int[] {i, i + 1});
            }
            return without.stream()
                    .map(range -> place.changed(in, list -> {
                        ArrayNode shorter = (ArrayNode) list;
                        for (int i = range[1] - 1; i >= range[0]; i--) {
                            shorter.remove(i);
                        }
                        return shorter;
                    }));
        });
    }

    /** All regions cut to one length, so that pairs stay equally long; or each region alone. */
    private Stream<ObjectNode> cuts(boolean together) {
        List<Place> recipes = recipes();
        if (together) {
            long longest = recipes.stream()
                    .mapToLong(place -> Recipe.parse(place.of(in)).length())
                    .max()
                    .orElse(0);
            return lengths(longest).mapToObj(length -> {
                ObjectNode candidate = in.deepCopy();
                recipes.forEach(place -> place.set(candidate, cut(Recipe.parse(place.of(in)), length)));
                return candidate;
            });
        }
        return recipes.stream().flatMap(place -> {
            Recipe recipe = Recipe.parse(place.of(in));
            return lengths(recipe.length())
                    .mapToObj(
                            length -> place.changed(in, _ -> cut(recipe, length).toJson()));
        });
    }

    /** Nothing, halves, then smaller and smaller steps down. */
    private static LongStream lengths(long length) {
        LongStream.Builder lengths = LongStream.builder();
        if (length > 0) {
            lengths.add(0);
        }
        for (long step = length - length / 2; step > 0; step = step == 1 ? 0 : (step + 1) / 2) {
            lengths.add(length - step);
        }
        return lengths.build().distinct();
    }

    /** The first bytes of a region, as a recipe. */
    private static Recipe cut(Recipe recipe, long length) {
        if (length >= recipe.length()) {
            return recipe;
        }
        if (length <= FEW) {
            byte[] bytes = new byte[(int) length];
            recipe.write(0, bytes, 0, bytes.length);
            return Recipe.of(bytes);
        }
        return switch (recipe) {
            case Recipe.Hex(String hex) -> Recipe.hex(hex.substring(0, (int) (2 * length)));
            case Recipe.Repeat(String pattern, long _) -> {
                long period = pattern.length() / 2;
                Recipe whole = Recipe.repeat(pattern, length / period);
                int rest = (int) (length % period);
                yield rest == 0 ? whole : Recipe.concat(whole, Recipe.hex(pattern.substring(0, 2 * rest)));
            }
            case Recipe.Ramp(int start, int step, int modulus, long _) -> Recipe.ramp(start, step, modulus, length);
            case Recipe.SplitMix64(long seed, long _) -> Recipe.random(seed, length);
            case Recipe.Concat(List<Recipe> parts) -> {
                List<Recipe> kept = new ArrayList<>();
                long left = length;
                for (Recipe part : parts) {
                    if (left > 0) {
                        kept.add(cut(part, left));
                        left -= Math.min(left, part.length());
                    }
                }
                yield kept.size() == 1 ? kept.getFirst() : Recipe.concat(kept.toArray(Recipe[]::new));
            }
            case Recipe.Patch(Recipe patched, long at, String with) -> {
                Recipe inner = cut(patched, length);
                int room = Math.clamp(length - at, 0, with.length() / 2);
                yield room == 0 ? inner : inner.patch(at, with.substring(0, 2 * room));
            }
        };
    }

    /** Each region as one repeated byte; short ones also with one byte set to 0, 1 or half of its value. */
    private Stream<ObjectNode> plain() {
        return recipes().stream().flatMap(place -> {
            Recipe recipe = Recipe.parse(place.of(in));
            Stream<Recipe> even = Stream.of(0, 1, 255).map(value -> Recipe.fill(value, recipe.length()));
            Stream<Recipe> written =
                    recipe.length() > MAX_WRITTEN / 4 ? Stream.empty() : Stream.of(Recipe.of(recipe.expand()));
            return Stream.of(even, written, recipe.length() <= FEW ? oneByteLess(recipe) : Stream.<Recipe>empty())
                    .flatMap(recipes -> recipes)
                    .map(plainer -> place.changed(in, _ -> plainer.toJson()));
        });
    }

    private static Stream<Recipe> oneByteLess(Recipe recipe) {
        byte[] bytes = recipe.expand();
        Stream.Builder<Recipe> plainer = Stream.builder();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                byte[] changed = bytes.clone();
                changed[i] = 0;
                plainer.add(Recipe.of(changed));
            }
        }
        return plainer.build();
    }

    private Stream<ObjectNode> numbers() {
        return places(JsonNode.class)
                .filter(place -> place.of(in).isIntegralNumber() && place.of(in).canConvertToLong())
                .flatMap(place -> {
                    long value = place.of(in).longValue();
                    return LongStream.of(
                                    0, 1, value / 2, value - value / 4, value - value / 16, value - Long.signum(value))
                            .filter(smaller -> Math.abs(smaller) < Math.abs(value))
                            .distinct()
                            .mapToObj(smaller -> place.changed(in, _ -> JsonNodeFactory.instance.numberNode(smaller)));
                });
    }

    private List<Place> recipes() {
        return places(ObjectNode.class)
                .filter(place -> Recipe.isOne(place.of(in)))
                .toList();
    }

    private Stream<Place> places(Class<? extends JsonNode> kind) {
        return Place.all(in).filter(place -> kind.isInstance(place.of(in)));
    }

    private static long saturated(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
