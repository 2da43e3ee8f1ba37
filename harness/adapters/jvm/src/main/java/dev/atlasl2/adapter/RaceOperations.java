package dev.atlasl2.adapter;

import dev.atlasl2.Domain;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
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

/** The same call from many threads that start together. */
final class RaceOperations {
    private RaceOperations() {}

    static void addTo(Map<String, Operations.Operation> table) {
        table.put("budgetRace", RaceOperations::budgetRace);
        table.put("attachRace", (in, out) -> {
            Domain domain = Domain.create(in.number("bytes"), 0);
            byte[] region = in.region("region");
            race(in, out, domain, () -> domain.attach(region));
        });
        table.put("commitRace", (in, out) -> {
            Domain domain = Domain.create(in.number("bytes"), 0);
            domain.attach(in.region("region"));
            race(in, out, domain, domain::commit);
        });
    }

    private static void budgetRace(Arguments in, ObjectNode out) {
        int initial = in.clamped("initial");
        long calls = in.number("calls");
        int amount = in.clamped("amount");
        int threads = in.clamped("threads");
        record Ended(long granted, long refused, int available) {}
        Ended ended =
                Surfaces.agree(Allowance.WAYS, way -> way.apply(0).getClass().getSimpleName(), way -> {
                    Allowance budget = way.apply(initial);
                    List<String> results = together(threads, calls, () -> budget.allocate(amount));
                    if (results.contains("INVALID")) {
                        throw new AtlasException(ErrorCode.INVALID, "amount must be 0..95, got " + amount);
                    }
                    long granted = results.stream().filter("OK"::equals).count();
                    return new Ended(granted, results.size() - granted, budget.available());
                });
        out.put("granted", ended.granted).put("refused", ended.refused).put("available", ended.available);
    }

    private static void race(Arguments in, ObjectNode out, Domain domain, Runnable call) {
        Map<String, Integer> losers = new TreeMap<>();
        int winners = 0;
        for (String result : together(in.clamped("threads"), 1, call)) {
            if (result.equals("OK")) {
                winners++;
            } else {
                losers.merge(result, 1, Integer::sum);
            }
        }
        out.put("winners", winners);
        ObjectNode counts = out.putObject("losers");
        losers.forEach(counts::put);
        out.put("state", domain.state().name());
    }

    /** Returns the code of every call; a refusal of the arguments themselves is thrown. */
    private static List<String> together(int threads, long calls, Runnable call) {
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
