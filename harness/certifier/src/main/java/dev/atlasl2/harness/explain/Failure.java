package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.Vector;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wrong answer.
 *
 * @param vector what was asked, and what is right
 * @param got what came
 */
public record Failure(Vector vector, ObjectNode got) {}
