package dev.atlasl2.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive chunks of a file, which one task reads.
 *
 * @param first index of the first chunk
 * @param end index after the last
 */
record Piece(LakeFile file, long first, long end) implements Serializable {
    /**
     * The cost of opening a file, in bytes that could be read in that time. A task costs 10 ms, and 128 small files
     * share one.
     */
    private static final long OPENING = 1L << 20;

    /** The same as Spark's spark.sql.files.maxPartitionBytes: work that is lost with an executor is soon done again. */
    private static final long TASK_BYTES = 128L << 20;

    /** A driver keeps data about each task: for a petabyte, tasks become larger. */
    private static final long MAX_TASKS = 50_000;

    /**
     * Packs files into tasks of similar cost: a large file is split over many tasks, and many small files share one.
     */
    static List<List<Piece>> pack(List<LakeFile> files, long chunkBytes, int parallelism) {
        long all = files.stream().mapToLong(file -> OPENING + file.length()).sum();
        long taskBytes = Math.max(Math.min(TASK_BYTES, all / parallelism + 1), all / MAX_TASKS);
        List<List<Piece>> tasks = new ArrayList<>();
        List<Piece> task = new ArrayList<>();
        long cost = 0;
        for (LakeFile file : files) {
            long chunks = file.chunks(chunkBytes);
            for (long at = 0; at < chunks; ) {
                if (cost + OPENING > taskBytes && !task.isEmpty()) {
                    tasks.add(task);
                    task = new ArrayList<>();
                    cost = 0;
                }
                long room = Math.max(1, (taskBytes - cost - OPENING) / chunkBytes);
                long end = Math.min(chunks, at + room);
                task.add(new Piece(file, at, end));
                cost += OPENING + Math.min(file.length(), (end - at) * chunkBytes);
                at = end;
            }
        }
        if (!task.isEmpty()) {
            tasks.add(task);
        }
        return tasks;
    }
}
