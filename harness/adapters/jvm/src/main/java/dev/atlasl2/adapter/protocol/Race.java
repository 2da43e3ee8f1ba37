package dev.atlasl2.adapter.protocol;

import dev.atlasl2.spec.AtlasException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.node.ObjectNode;

/** The same call from several threads that start together. */
public final class Race {
    private Race() {}

    /** Runs a race that only one call can win, and writes how many won, and the codes of the others. */
    public static void forOne(int threads, Runnable call, ObjectNode out) {
        Map<String, Integer> losers = new TreeMap<>();
        int winners = 0;
        for (String result : together(threads, 1, call)) {
            if (result.equals("OK")) {
                winners++;
            } else {
                losers.merge(result, 1, Integer::sum);
            }
        }
        out.put("winners", winners);
        ObjectNode counts = out.putObject("losers");
        losers.forEach(counts::put);
    }

    /** Returns the code of every call: {@code calls} from each of {@code threads}. */
    public static List<String> together(int threads, long calls, Runnable call) {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    List<String> results = new ArrayList<>();
                    for (long n = 0; n < calls; n++) {
                        results.add(code(call));
                    }
                    return results;
                }));
            }
            start.countDown();
            List<String> results = new ArrayList<>();
            for (Future<List<String>> one : running) {
                results.addAll(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a racing thread broke: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a race", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static String code(Runnable call) {
        try {
            call.run();
            return "OK";
        } catch (AtlasException e) {
            return e.code().name();
        }
    }
}
