package org.sandan.channels;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Role;
import org.sandan.platform.MenuEntry;
import org.sandan.platform.Messages;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 通知渠道: the SMS gateway and the mail server of a county, set up and tried by its system administrator. */
@Controller
public class SettingsController {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Settings settings;
    private final Trials trials;
    private final OutgoingStore outgoing;
    private final Transactions transactions;
    private final Pages pages;
    private final InstantSource clock;

    SettingsController(
            Settings settings,
            Trials trials,
            OutgoingStore outgoing,
            Transactions transactions,
            Pages pages,
            InstantSource clock) {
        this.settings = settings;
        this.trials = trials;
        this.outgoing = outgoing;
        this.transactions = transactions;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * A channel as the page shows it.
     *
     * @param typed its fields, without the secret
     * @param secret whether one is kept
     * @param counts how many messages of the last week stand how, by status
     * @param fault what the other side said last when it went wrong; empty where nothing did
     */
    public record Way(
            boolean known, boolean active, boolean secret, Typed typed, Map<String, Integer> counts, String fault) {}

    public record View(Way sms, Way mail) {}

    @GetMapping("/channels")
    ModelAndView show(Viewer viewer, HttpServletRequest request) {
        return page(viewer, request, Channel.SMS, Typed.NOTHING);
    }

    @PostMapping("/channels/sms")
    Object keepSms(
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome<SmsSettings> outcome = settings.keep(
                viewer,
                Channel.SMS,
                SmsSettings.class,
                typed.containsKey("active"),
                before -> SmsSettings.of(typed, before.map(SmsSettings::secret).orElse("")),
                SmsSettings::faults);
        return answered(viewer, Channel.SMS, outcome, typed, request, response);
    }

    @PostMapping("/channels/mail")
    Object keepMail(
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome<MailSettings> outcome = settings.keep(
                viewer,
                Channel.MAIL,
                MailSettings.class,
                typed.containsKey("mail-active"),
                before ->
                        MailSettings.of(typed, before.map(MailSettings::secret).orElse("")),
                MailSettings::faults);
        return answered(viewer, Channel.MAIL, outcome, typed, request, response);
    }

    private Object answered(
            Viewer viewer,
            Channel channel,
            Outcome<?> outcome,
            Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        return pages.answer(
                response,
                outcome,
                kept -> Pages.Next.to("/channels#" + channel.word(), "channel.said.kept"),
                refusal -> page(viewer, request, channel, Typed.refused(typed, refusal)));
    }

    @PostMapping("/channels/sms/trial")
    Object trySms(
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tried(
                viewer, Channel.SMS, trials.sms(viewer, typed.getOrDefault("trial", "")), typed, request, response);
    }

    @PostMapping("/channels/mail/trial")
    Object tryMail(
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tried(
                viewer,
                Channel.MAIL,
                trials.mail(viewer, typed.getOrDefault("mail-trial", "")),
                typed,
                request,
                response);
    }

    private Object tried(
            Viewer viewer,
            Channel channel,
            Outcome<Sent> outcome,
            Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        return pages.answer(
                response,
                outcome,
                sent -> Pages.Next.to(
                        "/channels#" + channel.word(),
                        "channel.tried." + sent.how().name().toLowerCase(Locale.ROOT),
                        sent.answer()),
                refusal -> page(viewer, request, channel, Typed.refused(typed, refusal)));
    }

    /** Sends one message at once, so that the administrator sees what the other side answers. */
    @Component("channelTrials")
    static class Trials {
        private final Settings settings;
        private final SmsGateway gateway;
        private final MailServer server;
        private final Messages messages;
        private final Transactions transactions;

        Trials(Settings settings, SmsGateway gateway, MailServer server, Messages messages, Transactions transactions) {
            this.settings = settings;
            this.gateway = gateway;
            this.server = server;
            this.messages = messages;
            this.transactions = transactions;
        }

        /** Refused: no mobile, or a gateway that is not set up. It need not be switched on. */
        Outcome<Sent> sms(Viewer viewer, String typed) {
            String phone = typed.replaceAll("[\\s-]", "");
            if (!phone.matches("1[3-9]\\d{9}")) {
                return Outcome.refused(Refusal.at("trial", ChannelRefusal.NOT_A_MOBILE));
            }
            return transactions
                    .read(viewer.scope(), () -> settings.find(viewer.county(), Channel.SMS, SmsSettings.class))
                    .map(kept -> Outcome.done(gateway.send(
                            kept.settings(), phone, messages.text(Messages.CHINESE, "channel.trial.text"), id())))
                    .orElseGet(() -> Outcome.refused(Refusal.at("trial", ChannelRefusal.CHANNEL_IS_OFF)));
        }

        Outcome<Sent> mail(Viewer viewer, String typed) {
            String address = typed.strip();
            if (!MailSettings.isAddress(address)) {
                return Outcome.refused(Refusal.at("mail-trial", ChannelRefusal.NOT_A_MAIL_ADDRESS));
            }
            String text = messages.text(Messages.CHINESE, "channel.trial.text");
            return transactions
                    .read(viewer.scope(), () -> settings.find(viewer.county(), Channel.MAIL, MailSettings.class))
                    .map(kept -> Outcome.done(server.send(kept.settings(), address, text, text, id())))
                    .orElseGet(() -> Outcome.refused(Refusal.at("mail-trial", ChannelRefusal.CHANNEL_IS_OFF)));
        }

        private static String id() {
            return Ids.next().toString().replace("-", "");
        }
    }

    /** @param of the channel to which what was typed belongs */
    private ModelAndView page(Viewer viewer, HttpServletRequest request, Channel of, Typed typed) {
        Settings.Both both = settings.both(viewer);
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        transactions
                .read(viewer.scope(), () -> outgoing.counts(viewer.county(), aWeekAgo()))
                .forEach(count -> counts.computeIfAbsent(count.channel(), channel -> new TreeMap<>())
                        .put(count.status(), count.amount()));
        String site = site(request);
        Map<String, String> sms = both.sms()
                .map(kept -> kept.settings().shown())
                .orElseGet(() -> Map.of(
                        "method", "POST",
                        "headers", "Content-Type: application/json",
                        "body", "{\"mobile\":\"{phone}\",\"content\":\"{text}\",\"id\":\"{id}\",\"key\":\"{secret}\"}",
                        "success", "\"code\"\\s*:\\s*\"?0\"?",
                        "seconds", "10",
                        "site", site));
        Map<String, String> mail = both.mail()
                .map(kept -> kept.settings().shown())
                .orElseGet(() -> Map.of("mail-port", "465", "mail-security", "tls", "mail-site", site));
        return new ModelAndView(
                "channels/settings",
                "v",
                new View(
                        way(
                                viewer,
                                Channel.SMS,
                                both.sms().isPresent(),
                                both.sms().map(Settings.Kept::active).orElse(true),
                                both.sms()
                                        .map(kept -> !kept.settings().secret().isEmpty())
                                        .orElse(false),
                                of == Channel.SMS ? over(sms, typed) : Typed.of(sms),
                                counts),
                        way(
                                viewer,
                                Channel.MAIL,
                                both.mail().isPresent(),
                                both.mail().map(Settings.Kept::active).orElse(true),
                                both.mail()
                                        .map(kept -> !kept.settings().secret().isEmpty())
                                        .orElse(false),
                                of == Channel.MAIL ? over(mail, typed) : Typed.of(mail),
                                counts)));
    }

    private Way way(
            Viewer viewer,
            Channel channel,
            boolean known,
            boolean active,
            boolean secret,
            Typed typed,
            Map<String, Map<String, Integer>> counts) {
        Optional<String> fault = transactions.read(viewer.scope(), () -> outgoing.lastFault(viewer.county(), channel));
        return new Way(known, active, secret, typed, counts.getOrDefault(channel.word(), Map.of()), fault.orElse(""));
    }

    /** What was typed lies over what is kept; never the secret. */
    private static Typed over(Map<String, String> kept, Typed typed) {
        Map<String, String> all = new HashMap<>(kept);
        all.putAll(typed.values());
        all.remove("secret");
        all.remove("mail-secret");
        return new Typed(all, typed.refusal());
    }

    private Instant aWeekAgo() {
        return clock.instant().minus(WEEK);
    }

    /** The address under which the administrator sees this installation. */
    static String site(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    @Configuration
    static class Menu {
        @Bean
        MenuEntry channelsMenu() {
            return new MenuEntry(85, "/channels", "send", "channel.menu", EnumSet.of(Role.SYSTEM_ADMIN));
        }
    }
}
