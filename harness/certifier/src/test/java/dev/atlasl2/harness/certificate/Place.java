package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of an object or an item of a list, somewhere in a JSON value.
 *
 * @param parent the place of what holds it, as problems name it; empty for the whole
 * @param above the same as a JSON pointer
 * @param holder the object or the list
 * @param name of the field, or the item's number
 */
record Place(String parent, String above, JsonNode holder, String name) {
    private static final Pattern PART =
            Pattern.compile("(kit|correctness|floors|circumstances)\\.((targets|results|unavailable)\\[\\d+]|[a-z]+)");
    /** What is said twice, so that its exact place can be named. */
    private static final Pattern EXACT = Pattern.compile("correctness\\.(targets\\[\\d+]\\.totals|tree)\\.[a-z]+");

    /** Returns every place in a value, in its order. */
    static List<Place> in(JsonNode value) {
        List<Place> places = new ArrayList<>();
        collect("", "", value, places);
        return places;
    }

    private static void collect(String path, String pointer, JsonNode node, List<Place> places) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(new Place(path, pointer, node, Integer.toString(i)), places);
            }
        } else if (node.isObject()) {
            node.propertyNames().forEach(name -> add(new Place(path, pointer, node, name), places));
        }
    }

    private static void add(Place place, List<Place> places) {
        places.add(place);
        collect(place.path(), place.pointer(), place.value(), places);
    }

    String path() {
        return holder.isArray() ? parent + "[" + name + "]" : parent.isEmpty() ? name : parent + "." + name;
    }

    /** Returns this place as a JSON pointer (RFC 6901). */
    String pointer() {
        return above + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    JsonNode value() {
        return holder.isArray() ? holder.get(index()) : holder.get(name);
    }

    int index() {
        return Integer.parseInt(name);
    }

    /** Returns the place after this one in its list. */
    Place next() {
        return new Place(parent, above, holder, Integer.toString(index() + 1));
    }

    void replace(JsonNode other) {
        if (holder instanceof ArrayNode array) {
            array.set(index(), other);
        } else {
            ((ObjectNode) holder).set(name, other);
        }
    }

    void drop() {
        if (holder instanceof ArrayNode array) {
            array.remove(index());
        } else {
            ((ObjectNode) holder).remove(name);
        }
    }

    /**
     * Returns whether a problem names this place: the place itself if it can be computed from the rest, otherwise the
     * part of the certificate that has a hash; or its container, and its name.
     */
    boolean isNamedBy(String problem) {
        String said = problem.replaceAll("\\[(\\d+)] \\([^)]*\\)", "[$1]"); // without a target's id
        if (path().startsWith("hashes.parts.")) {
            return said.contains("hashes") && said.contains(name);
        }
        boolean isNamed = said.startsWith(parent.isEmpty() ? "certificate:" : parent + ":")
                && said.contains("'" + PlainText.of(name) + "'"); // problems are plain text
        Matcher part = PART.matcher(path());
        String least =
                EXACT.matcher(path()).matches() ? path() : part.lookingAt() ? part.group() : path().split("[.\\[]")[0];
        return isNamed || said.matches("(?s)" + Pattern.quote(least) + "[.:\\[].*");
    }
}
