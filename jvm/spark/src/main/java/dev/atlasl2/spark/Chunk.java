package dev.atlasl2.spark;

import java.io.Serializable;

/**
 * The result of a task for one chunk.
 *
 * @param index of the chunk in its file
 * @param range the chunk's compact range, encoded; null if there is an error, or the file is empty
 * @param error why there is none; null if there is one
 * @param kernel that computed it
 */
record Chunk(LakeFile file, long index, byte[] range, String error, String kernel) implements Serializable {}
