package org.sandan.channels;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands a text message to the county's gateway, once, outside any transaction. Only what surely was not taken counts as
 * refused: no connection, an answer of 4xx, or one that the administrator named. A gateway that is silent, that answers 5xx
 * or something unknown, may have taken it.
 */
@Component
class SmsGateway {
    private static final long LONGEST_ANSWER = 20_000;

    static {
        // The client repeats a GET by itself where the other side hangs up without an answer: a message would go out
        // twice.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    /** No redirect is followed: the message would go where nobody said. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param id the same for each try of one message, so that a gateway that knows it takes it once */
    Sent send(SmsSettings settings, String phone, String text, String id) {
        HttpRequest request;
        try {
            request = request(settings, phone, text, id);
        } catch (IllegalArgumentException unfit) {
            return Sent.refused("the request cannot be made");
        }
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST_ANSWER));
        try {
            return judged(settings, answer.get(settings.seconds(), TimeUnit.SECONDS), phone, text);
        } catch (TimeoutException silent) {
            answer.cancel(true);
            return Sent.unknown("no answer within " + settings.seconds() + " s");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Sent.unknown("interrupted");
        }
    }

    private static HttpRequest request(SmsSettings settings, String phone, String text, String id) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address(phone, text, id));
        settings.headers(id).forEach(request::header);
        return settings.method().equals("GET")
                ? request.GET().build()
                : request.POST(HttpRequest.BodyPublishers.ofString(settings.body(phone, text, id)))
                        .build();
    }

    private static Sent judged(SmsSettings settings, HttpResponse<String> response, String phone, String text) {
        String said = response.body();
        String told = response.statusCode() + " " + said.replace(phone, "***").replace(text, "***");
        if (response.statusCode() / 100 == 2) {
            if (!settings.refused().isEmpty()
                    && Pattern.compile(settings.refused()).matcher(said).find()) {
                return Sent.refused(told);
            }
            return Pattern.compile(settings.success()).matcher(said).find() ? Sent.taken(told) : Sent.unknown(told);
        }
        boolean surely = response.statusCode() / 100 == 4 && response.statusCode() != 408;
        return surely ? Sent.refused(told) : Sent.unknown(told);
    }

    /** Before there was a connection nothing was sent. */
    private static Sent failed(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ConnectException
                    || at instanceof HttpConnectTimeoutException
                    || at instanceof UnresolvedAddressException
                    || at instanceof UnknownHostException
                    || at instanceof SSLHandshakeException) {
                return Sent.refused("no connection: " + at.getClass().getSimpleName());
            }
        }
        return Sent.unknown(cause == null ? "" : cause.getClass().getSimpleName());
    }
}
