package dev.refine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.refine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The four HTTP APIs of model endpoints on the loopback, and what agent programs ask of two of them: an answer as a stream
 * of events, OpenAI's responses. Every question takes the next turn of the script; after the
 * last one every question gets the last turn again.
 */
public final class LoopbackModels implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Turn> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();

    /** A question as it came in. */
    public record Asked(String path, Map<String, List<String>> headers, JsonNode body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /** What happens to one question. */
    public sealed interface Turn {

        record Says(Function<Asked, String> text) implements Turn {}

        record Refuses(int status, Map<String, String> headers, String body) implements Turn {}

        /** No answer before the server is closed. */
        record Keeps() implements Turn {}

        /** An answer that the limit of tokens cut. */
        record Cuts(String text) implements Turn {}

        /** A body that ends in the middle of its JSON. */
        record Breaks() implements Turn {}

        static Turn says(String text) {
            return new Says(question -> text);
        }

        static Turn refuses(int status, String body) {
            return new Refuses(status, Map.of(), body);
        }
    }

    public LoopbackModels(Turn... turns) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        script.addAll(Arrays.asList(turns));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Where a provider's API is, as its variable wants it. */
    public String address(Provider provider) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return switch (provider) {
            case OPENAI -> base + "/v1";
            case ANTHROPIC, GEMINI, OLLAMA -> base;
        };
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Asked question = new Asked(
                    exchange.getRequestURI().getPath(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    Json.parse(new String(bytes, StandardCharsets.UTF_8)));
            answer(exchange, question, next(question));
        }
    }

    private synchronized Turn next(Asked question) {
        asked.add(question);
        return script.size() > 1 ? script.remove() : script.element();
    }

    private void answer(HttpExchange exchange, Asked question, Turn turn) throws IOException {
        if (turn instanceof Turn.Says says) {
            String text = says.text().apply(question);
            if (LoopbackStream.isWanted(question.body())) {
                String events = LoopbackStream.of(question.path(), question.body(), text);
                send(exchange, 200, Map.of("Content-Type", "text/event-stream"), events);
            } else {
                send(exchange, 200, Map.of(), body(question.path(), text, false));
            }
        } else if (turn instanceof Turn.Cuts cuts) {
            send(exchange, 200, Map.of(), body(question.path(), cuts.text(), true));
        } else if (turn instanceof Turn.Breaks) {
            String whole = body(question.path(), "never read", false);
            send(exchange, 200, Map.of(), whole.substring(0, whole.length() / 2));
        } else if (turn instanceof Turn.Refuses refuses) {
            send(exchange, refuses.status(), refuses.headers(), refuses.body());
        } else {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** The same answer in each provider's shape: 120 tokens read, 20 of them from the cache, 30 written. */
    private static String body(String path, String text, boolean cut) {
        ObjectNode node = Json.object();
        if (path.endsWith("/chat/completions")) {
            node.put("id", "c1")
                    .put("object", "chat.completion")
                    .put("created", 1)
                    .put("model", "m");
            ObjectNode choice = node.putArray("choices").addObject().put("index", 0);
            choice.putObject("message").put("role", "assistant").put("content", text);
            choice.put("finish_reason", cut ? "length" : "stop");
            node.putObject("usage")
                    .put("prompt_tokens", 120)
                    .put("completion_tokens", 30)
                    .put("total_tokens", 150)
                    .putObject("prompt_tokens_details")
                    .put("cached_tokens", 20);
        } else if (path.endsWith("/messages")) {
            node.put("id", "m1").put("type", "message").put("role", "assistant").put("model", "m");
            node.putArray("content").addObject().put("type", "text").put("text", text);
            node.put("stop_reason", cut ? "max_tokens" : "end_turn");
            node.putObject("usage")
                    .put("input_tokens", 90)
                    .put("cache_read_input_tokens", 20)
                    .put("cache_creation_input_tokens", 10)
                    .put("output_tokens", 30);
        } else if (path.endsWith(":generateContent")) {
            ObjectNode candidate = node.putArray("candidates").addObject();
            ObjectNode content = candidate.putObject("content").put("role", "model");
            content.putArray("parts").addObject().put("text", text);
            candidate.put("finishReason", cut ? "MAX_TOKENS" : "STOP");
            node.putObject("usageMetadata")
                    .put("promptTokenCount", 120)
                    .put("cachedContentTokenCount", 20)
                    .put("candidatesTokenCount", 25)
                    .put("thoughtsTokenCount", 5)
                    .put("totalTokenCount", 150);
        } else {
            node.put("model", "m").put("created_at", "2026-11-01T00:00:00Z").put("done", true);
            node.putObject("message").put("role", "assistant").put("content", text);
            node.put("done_reason", cut ? "length" : "stop")
                    .put("prompt_eval_count", 120)
                    .put("eval_count", 30);
        }
        return Json.compact(node);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
