package dev.refine.model.langchain;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP for the library, over Java's own client: a deadline over the whole exchange, the last byte of the body included,
 * and refusals with their headers. Redirects are not followed, since they would carry the key elsewhere.
 */
final class EndpointHttp implements HttpClient, HttpClientBuilder {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final Duration timeout;
    private final java.net.http.HttpClient client;

    EndpointHttp(Duration timeout) {
        this.timeout = timeout;
        this.client = java.net.http.HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> exchange =
                client.sendAsync(outgoing(request), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> response = await(exchange);
        ErrorDocument error = ErrorDocument.of(response.body());
        if (response.statusCode() / 100 != 2 || error.isOne()) {
            throw new EndpointException(
                    response.statusCode(), error, RetryAfter.of(response.headers(), response.body(), Instant.now()));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> exchange) {
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new dev.langchain4j.exception.TimeoutException(e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new LangChain4jException(e);
        } catch (ExecutionException | CompletionException e) {
            throw new LangChain4jException(e.getCause());
        }
    }

    private static java.net.http.HttpRequest outgoing(HttpRequest request) {
        java.net.http.HttpRequest.Builder outgoing = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        String body = request.body() == null ? "" : request.body();
        return outgoing.method(request.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are taken whole");
    }

    @Override
    public Duration connectTimeout() {
        return CONNECT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
