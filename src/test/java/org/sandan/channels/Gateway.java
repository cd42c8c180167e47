package org.sandan.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An SMS gateway on this machine: it keeps what it heard, and answers as it is told. */
final class Gateway implements AutoCloseable {
    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String answer = "{\"code\": 0}";
    private volatile boolean silent;
    private volatile boolean hangsUp;
    private volatile Consumer<Heard> on = ignored -> {};

    /** A request as it came. */
    record Heard(String method, String path, Map<String, List<String>> headers, String body) {}

    Gateway() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Heard one = new Heard(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        heard.add(one);
        on.accept(one);
        if (silent) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (silent || hangsUp) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
    }

    List<Heard> heard() {
        return heard;
    }

    Gateway answering(int code, String text) {
        this.status = code;
        this.answer = text;
        return this;
    }

    Gateway silent() {
        this.silent = true;
        return this;
    }

    Gateway hangingUp() {
        this.hangsUp = true;
        return this;
    }

    Gateway onEach(Consumer<Heard> what) {
        this.on = what;
        return this;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
