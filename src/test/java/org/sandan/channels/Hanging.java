package org.sandan.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes everything and then hangs up without saying whether it keeps it. */
final class Hanging implements AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    Hanging(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::serve);
    }

    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        say(out, "220 ready");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data) {
                if (line.equals(".")) {
                    return;
                }
                continue;
            }
            String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            heard.add(word);
            data = word.equals("DATA");
            say(out, data ? "354 go on" : "250 ok");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
