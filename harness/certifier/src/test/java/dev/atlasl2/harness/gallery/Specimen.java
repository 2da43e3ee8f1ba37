package dev.atlasl2.harness.gallery;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target as a program of its own. It answers by the reference model. Its argument names a way to misbehave on {@code
 * check}, or a pitfall by which it answers.
 */
public final class Specimen {
    private static final JsonMapper JSON = new JsonMapper();

    private final String way;
    private final String escape;
    private final Operations operations;
    private PublishedAnswers published;
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private Specimen(String argument) {
        this.way = argument.replaceFirst(":.*", "");
        this.escape = argument.replaceFirst("^[^:]*:?", "");
        this.operations =
                Pitfalls.byName(way).<Operations>map(pitfall -> pitfall).orElse(Operations.REFERENCE);
    }

    public static void main(String[] arguments) throws Exception {
        new Specimen(arguments.length == 0 ? "honest" : arguments[0]).serve();
    }

    private void serve() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            ObjectNode request = (ObjectNode) JSON.readTree(line);
            ObjectNode answer = switch (request.get("type").stringValue()) {
                case "hello" -> hello();
                case "run" -> request.get("op").stringValue().equals("check") ? check(request) : answer(request);
                default -> bye();
            };
            send(JSON.createObjectNode()
                    .set("seq", request.get("seq"))
                    .setAll(answer)
                    .toString());
            if (request.get("type").stringValue().equals("bye")) {
                switch (way) {
                    case "bye-status" -> Runtime.getRuntime().halt(7);
                    case "bye-stays" -> Thread.sleep(Long.MAX_VALUE);
                    default -> {
                        return;
                    }
                }
            }
        }
    }

    private ObjectNode bye() {
        switch (way) {
            case "bye-crash" -> Runtime.getRuntime().halt(9);
            case "bye-banner" -> send("see you");
            case "bye-unsupported" -> {
                return JSON.createObjectNode().put("unsupported", "no bye here");
            }
            default -> {}
        }
        return JSON.createObjectNode().put("result", "OK");
    }

    private void send(String line) {
        out.print(line + '\n');
        out.flush();
    }

    private ObjectNode answer(ObjectNode request) {
        if (way.equals("table")) {
            return table(request);
        }
        return Answers.answer(operations, request.get("op").stringValue(), (ObjectNode) request.get("in"));
    }

    /** Right answers to everything that is published, and to nothing else. */
    private ObjectNode table(ObjectNode request) {
        if (published == null) {
            published = new PublishedAnswers(Corpus.load().vectors());
        }
        return published.answer(request.get("op").stringValue(), (ObjectNode) request.get("in"));
    }

    private ObjectNode hello() throws Exception {
        ObjectNode hello =
                JSON.createObjectNode().put("result", "OK").put("protocol", way.equals("hello-other-protocol") ? 2 : 1);
        hello.put("name", "specimen")
                .put("version", "1")
                .put("runtime", "Java")
                .put("engine", way)
                .put("semantics", 65536);
        hello.put("maxBytes", way.equals("small") ? 100 : Integer.MAX_VALUE);
        Answers.operations().stream()
                .filter(op -> !(way.equals("undeclared") && op.equals("check")))
                .forEach(hello.putArray("operations")::add);
        hello.putArray("bench");
        switch (way) {
            case "hello-silent" -> Thread.sleep(Long.MAX_VALUE);
            case "hello-half-a-line" -> {
                out.print("{\"result\":\"OK\"");
                out.flush();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "hello-traceback" -> {
                for (int i = 1; i <= 40; i++) {
                    System.err.println("  at frame " + i + " of a long way down");
                }
                System.err.println("NoSuchModule: no module named 'nowhere'");
                Runtime.getRuntime().halt(1);
            }
            case "hello-banner" -> send("");
            case "hello-crash" -> Runtime.getRuntime().halt(9);
            case "hello-incomplete" -> hello.remove("operations");
            case "hello-unknown-level" -> hello.putArray("levels").add("core").add("giant");
            case "hello-no-level" -> hello.putArray("levels");
            case "hello-refused" -> hello.put("result", "INVALID");
            case "hello-noise" -> send("Welcome to specimen 1.0!");
            default -> {}
        }
        return hello;
    }

    private ObjectNode escape() {
        try {
            return JSON.createObjectNode().put("fault", Escape.attempt(escape));
        } catch (Exception | OutOfMemoryError e) {
            System.err.println(e);
            Runtime.getRuntime().halt(5);
            throw new AssertionError("after the end", e);
        }
    }

    /** Misbehaves. */
    private ObjectNode check(ObjectNode request) throws Exception {
        ObjectNode right = answer(request);
        long seq = request.get("seq").longValue();
        switch (way) {
            case "crash" -> Runtime.getRuntime().halt(3);
            case "killed" ->
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start()
                        .waitFor();
            case "last-words" -> {
                System.err.println("out of luck");
                Runtime.getRuntime().halt(4);
            }
            case "early-exit" -> Runtime.getRuntime().halt(0);
            case "closed-output" -> {
                System.out.close();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "hang" -> Thread.sleep(Long.MAX_VALUE);
            case "hang-with-child" -> {
                new ProcessBuilder("sleep", "86399").start();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "hang-with-orphan" -> {
                new ProcessBuilder("sh", "-c", "(setsid sleep 86398 || sleep 86398) >/dev/null 2>&1 </dev/null &")
                        .start()
                        .waitFor();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "trickle" -> {
                while (!out.checkError()) {
                    out.print(' ');
                    out.flush();
                    Thread.sleep(50);
                }
            }
            case "half-a-line" -> {
                out.print("{\"seq\":" + seq + ",\"res");
                out.flush();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "flood" -> {
                String much = "x".repeat(1 << 20);
                while (!out.checkError()) {
                    out.print(much);
                }
            }
            case "many-lines" -> {
                while (!out.checkError()) {
                    out.print("still thinking\n");
                }
            }
            case "bad-json" -> send("{\"seq\":" + seq + ",\"result\":OK}");
            case "deep-json" -> send("{\"seq\":" + seq + ",\"result\":" + "[".repeat(100_000) + "}");
            case "long-number" -> send("{\"seq\":" + seq + ",\"result\":" + "9".repeat(100) + "}");
            case "long-name" -> send("{\"seq\":" + seq + ",\"" + "n".repeat(2_000) + "\":1,\"result\":\"OK\"}");
            case "many-values" ->
                send("{\"seq\":" + seq + ",\"result\":\"OK\",\"conserved\":[" + "0,".repeat(1_000_000) + "0]}");
            case "not-an-object" -> send("[" + seq + "]");
            case "empty-line" -> send("");
            case "two-keys" ->
                send("{\"seq\":" + seq + ",\"result\":\"INVALID\",\"result\":\"OK\",\"conserved\":true}");
            case "not-utf8" -> {
                System.out.write(new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"', '\n'});
                System.out.flush();
            }
            case "repeated" -> send(right.put("seq", seq).toString()); // and again below
            case "early" -> {
                send(right.put("seq", seq).toString());
                right.put("seq", seq + 1).put("sum", 63);
            }
            case "wrong-seq" -> send(right.put("seq", seq + 1).toString());
            case "old-seq" -> send(right.put("seq", seq - 1).toString());
            case "no-seq" -> send(right.toString());
            case "text-seq" -> send(right.put("seq", Long.toString(seq)).toString());
            case "unknown-result" -> right.put("result", "MAYBE");
            case "no-result" -> right.remove("result");
            case "reports-fault" -> {
                return JSON.createObjectNode().put("fault", "overloads disagree: 1 and 2");
            }
            case "unsupported" -> {
                return JSON.createObjectNode().put("unsupported", "no check here");
            }
            case "liar" -> right.put("conserved", !right.get("conserved").booleanValue());
            case "refuses" -> {
                return JSON.createObjectNode().put("result", "INVALID").put("message", "no");
            }
            case "number-for-boolean" -> right.put("conserved", 1);
            case "noisy" -> System.err.print("log ".repeat(1 << 18));
            case "talkative" -> right.put("message", "fine").put("extra", 7);
            case "slow" -> Thread.sleep(300);
            case "escape" -> {
                return escape();
            }
            default -> {}
        }
        return right;
    }
}
