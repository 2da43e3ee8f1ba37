/** Sums and tree witnesses of a data lake, as a job and as SQL functions of Apache Spark. */
package dev.atlasl2.spark;
