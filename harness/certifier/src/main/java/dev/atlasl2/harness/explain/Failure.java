package dev.atlasl2.harness.explain;

import dev.atlasl2.vectors.Vector;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wrong answer.
 *
 * @param vector the request, and the right answer
 * @param got the actual answer
 */
public record Failure(Vector vector, ObjectNode got) {}
