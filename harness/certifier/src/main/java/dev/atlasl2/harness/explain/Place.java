package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The names and numbers that lead from an input to a node in it. */
record Place(List<Object> path) {
    /** Returns all places below the root, outer ones first. A recipe is one place, because it is changed as a whole. */
    static Stream<Place> all(ObjectNode root) {
        List<Place> found = new ArrayList<>();
        collect(root, List.of(), found::add);
        return found.stream().skip(1); // the root
    }

    private static void collect(JsonNode node, List<Object> path, Consumer<Place> found) {
        found.accept(new Place(path));
        if (Recipe.isOne(node)) {
            return;
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> collect(field.getValue(), with(path, field.getKey()), found));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), with(path, i), found);
            }
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    JsonNode of(JsonNode root) {
        JsonNode node = root;
        for (Object step : path) {
            node = step instanceof String name ? node.get(name) : node.get((Integer) step);
        }
        return node;
    }

    ObjectNode changed(ObjectNode root, UnaryOperator<JsonNode> change) {
        ObjectNode copy = root.deepCopy();
        set(copy, change.apply(of(copy)));
        return copy;
    }

    void set(ObjectNode root, Recipe recipe) {
        set(root, recipe.toJson());
    }

    private void set(ObjectNode root, JsonNode value) {
        JsonNode parent = new Place(path.subList(0, path.size() - 1)).of(root);
        Object last = path.getLast();
        if (last instanceof String name) {
            ((ObjectNode) parent).set(name, value);
        } else {
            ((ArrayNode) parent).set((Integer) last, value);
        }
    }
}
