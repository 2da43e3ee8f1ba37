package dev.atlasl2.benchmarks;

/**
 * A line of the table.
 *
 * @param id permanent, by which rows can be selected
 * @param group heading under which it stands
 * @param label what sets it apart within its group
 * @param peer what it is held against; empty where the figure needs none
 * @param limit what bounds both; empty where that is the peer, or not known
 * @param bytes that one call works on, for GB/s; 0 where that means nothing
 * @param goal what it must reach
 * @param job how to measure it
 */
record Row(String id, String group, String label, String peer, String limit, long bytes, Goal goal, Job job) {}
