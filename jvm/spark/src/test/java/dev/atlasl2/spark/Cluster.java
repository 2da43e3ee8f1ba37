package dev.atlasl2.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A master and workers of Spark's own, as processes on loopback. It ends only processes that it has started. */
final class Cluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final int port;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    /** @param folder for Spark's home, logs and files of executors */
    Cluster(Path folder, int workers) throws IOException {
        home = folder;
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : classPath()) { // a home is a folder of jars: executors get nothing else
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar") && !isOwn(entry)) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
        Files.createFile(home.resolve("RELEASE"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        master = start("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
        for (int i = 0; i < workers; i++) {
            this.workers.add(start(
                    "worker-" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "700m",
                    "--work-dir",
                    home.resolve("work-" + i).toString(),
                    url()));
        }
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** The kit's own jars, as spark-submit --jars would bring them. */
    static List<String> ownJars() {
        return classPath().stream().filter(Cluster::isOwn).toList();
    }

    private static boolean isOwn(String entry) {
        return Path.of(entry).getFileName().toString().matches("atlas-l2-.*\\.jar");
    }

    /** Kills a worker's executors, as the kernel does if memory runs out. */
    void killExecutorOf(int worker) {
        workers.get(worker).children().forEach(ProcessHandle::destroyForcibly);
    }

    void killWorker(int worker) {
        workers.get(worker).descendants().forEach(ProcessHandle::destroyForcibly);
        workers.get(worker).destroyForcibly();
    }

    private static List<String> classPath() {
        return List.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator));
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "@" + Path.of("java.options").toAbsolutePath(),
                "-cp",
                home.resolve("jars") + "/*",
                main,
                "--host",
                HOST,
                "--webui-port",
                "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.redirectOutput(home.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** Returns the output of the processes, to show why a test failed. */
    String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var logs = Files.newDirectoryStream(home, "*.log")) {
            for (Path log : logs) {
                try (BufferedReader lines = Files.newBufferedReader(log)) {
                    text.append(log.getFileName()).append(":\n");
                    lines.lines().limit(40).forEach(line -> text.append(line).append('\n'));
                }
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(workers);
        all.add(master);
        for (Process process : all) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
