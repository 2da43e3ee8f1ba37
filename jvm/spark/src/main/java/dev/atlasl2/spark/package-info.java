/**
 * Sums and tree witnesses of a data lake, as a job and as SQL functions of Apache Spark.
 *
 * <ul>
 *   <li>{@link dev.atlasl2.spark.WitnessJob}: a witness for each file, and later which files changed, and where. Its rows
 *       are described in {@link dev.atlasl2.spark.FileRow} and {@link dev.atlasl2.spark.Change}.
 *   <li>{@link dev.atlasl2.spark.SqlFunctions}: sums and witnesses of parts as aggregate functions.
 *   <li>{@link dev.atlasl2.spark.WitnessMain}: the job as a command, for spark-submit.
 * </ul>
 *
 * <p>The library on one machine has the same results: {@link dev.atlasl2.Conservation} sums, {@link dev.atlasl2.WitnessTree}
 * makes trees, and {@link dev.atlasl2.CompactRange} merges the parts.
 */
package dev.atlasl2.spark;
