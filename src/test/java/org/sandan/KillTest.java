package org.sandan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The whole product killed in the middle of work: what it acknowledged is there, and nothing of it goes on running. */
@Tag("all")
class KillTest {
    private static final String LAMP = """
            {"village":"150622001003","grid":4,"category":"SMALL_WORKS","words":"路灯不亮，请修一下","anonymous":true}
            """;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @Test
    void what_was_acknowledged_before_a_kill_is_there_afterwards_and_nothing_is_left_running() throws Exception {
        Path data = folder.resolve("data");
        Process first = start("demo", "--port", "0", "--data", data.toString());
        String site = awaitReady(first);
        String token = token(data);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(Thread.ofPlatform().start(() -> order(site, token, acknowledged)));
        }
        while (acknowledged.size() < 60) {
            Thread.onSpinWait();
        }
        first.destroyForcibly().waitFor();
        for (Thread client : clients) {
            client.join();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(60);
        awaitNothingOf(data);

        Process second = start("demo", "--port", "0", "--data", data.toString());
        String again = awaitReady(second);
        Visitor visitor = new Visitor(again);
        for (String id : acknowledged) {
            HttpResponse<String> found =
                    visitor.call("GET", "/api/v1/needs/" + id, "", Map.of("Authorization", "Bearer " + token));
            assertThat(found.statusCode()).as(id).isEqualTo(200);
        }
        Process third = start("demo", "--port", "0", "--data", data.toString());
        assertThat(third.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(third.exitValue()).isEqualTo(1);
        assertThat(run("verify", "--data", data.toString())).contains("whole").doesNotContain("broken");
        second.destroy();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        awaitNothingOf(data);
    }

    private static void order(String site, String token, Set<String> acknowledged) {
        Visitor client = new Visitor(site);
        JsonMapper json = JsonMapper.builder().build();
        try {
            while (true) {
                HttpResponse<String> made = client.call(
                        "POST",
                        "/api/v1/needs",
                        LAMP,
                        Map.of(
                                "Authorization",
                                "Bearer " + token,
                                "Idempotency-Key",
                                World.key() + Thread.currentThread().threadId()));
                if (made.statusCode() == 201) {
                    acknowledged.add(json.readTree(made.body()).get("id").asString());
                }
            }
        } catch (UncheckedIOException killed) {
            assertThat(acknowledged).isNotEmpty();
        }
    }

    private String token(Path data) throws IOException, InterruptedException {
        String told = run("token", "--data", data.toString(), "--login", "liyunna", "--write", "yes");
        return told.lines().filter(line -> line.startsWith("sdn_")).findFirst().orElseThrow();
    }

    private String run(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx500m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.sandan.Sandan"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private static String awaitReady(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
        }
        throw new IllegalStateException("It did not get ready:\n" + all);
    }

    /** Waits until no process names the data folder any more; at most 30 seconds. */
    private static void awaitNothingOf(Path data) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (runs(data)) {
            assertThat(System.nanoTime())
                    .as("a process of " + data + " goes on")
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean runs(Path data) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .anyMatch(process ->
                            commandLine(process).contains(data.resolve("db").toString()));
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }
}
