package org.sandan.channels;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.platform.AddressLimit;
import org.sandan.platform.Messages;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 怎么通知我: everybody in a post chooses. A phone or address counts once its code came back. Refused: a channel that the
 * county has not, one without a confirmed address, a digest at night, a wrong or old code, too many codes.
 */
@Component
class ChooseReach {
    private static final String RATE = "reach.codes";

    private final Choices choices;
    private final Addresses addresses;
    private final Settings settings;
    private final Sending sending;
    private final Transactions transactions;

    ChooseReach(Choices choices, Addresses addresses, Settings settings, Sending sending, Transactions transactions) {
        this.choices = choices;
        this.addresses = addresses;
        this.settings = settings;
        this.sending = sending;
        this.transactions = transactions;
    }

    /** What hands over the code, and when. */
    @Component("codeSending")
    record Sending(
            SmsGateway gateway,
            MailServer mail,
            Messages messages,
            AddressLimit limit,
            QuietHours quiet,
            InstantSource clock) {}

    record Shown(
            Choice choice, List<Addresses.Address> addresses, boolean sms, boolean mail, int quietFrom, int quietTo) {
        boolean isOffered(Channel channel) {
            return channel == Channel.SMS ? sms : mail;
        }
    }

    Shown show(Viewer viewer) {
        boolean sms = settings.isOn(viewer.county(), Channel.SMS);
        boolean mail = settings.isOn(viewer.county(), Channel.MAIL);
        UUID account = viewer.actingAccount();
        return transactions.read(
                viewer.scope(),
                () -> new Shown(
                        choices.find(viewer.county(), account)
                                .map(Choices.Chosen::choice)
                                .orElse(Choice.NONE),
                        addresses.all(viewer.county(), account),
                        sms,
                        mail,
                        sending.quiet().from(),
                        sending.quiet().to()));
    }

    Outcome<Choice> choose(Viewer viewer, Map<String, String> typed, boolean english) {
        return transactions.write(viewer.scope(), () -> {
            List<AtField> faults = new ArrayList<>();
            Optional<LocalTime> at = time(typed.getOrDefault("digest-at", ""));
            if (at.isEmpty()) {
                faults.add(AtField.of("digest-at", Refusal.Common.REQUIRED));
            } else if (sending.quiet().isQuiet(at.get())) {
                faults.add(AtField.of(
                        "digest-at",
                        ChannelRefusal.QUIET_HOURS,
                        sending.quiet().to(),
                        sending.quiet().from()));
            }
            for (Channel channel : Channel.values()) {
                boolean wanted = typed.containsKey("by-" + channel.word());
                if (wanted
                        && addresses
                                .confirmed(viewer.county(), viewer.actingAccount(), channel)
                                .isEmpty()) {
                    faults.add(AtField.of("by-" + channel.word(), ChannelRefusal.CONFIRM_FIRST));
                }
            }
            if (!faults.isEmpty()) {
                return Outcome.refused(Refusal.at(faults));
            }
            Choice choice = new Choice(
                    typed.containsKey("by-sms"),
                    typed.containsKey("by-mail"),
                    typed.getOrDefault("when", "").equals("once"),
                    at.orElseThrow(),
                    english,
                    null);
            choices.keep(
                    viewer.county(),
                    viewer.actingAccount(),
                    choice,
                    sending.clock().instant());
            return Outcome.done(choice);
        });
    }

    /** Sends a code to an address; it counts once the code came back. */
    Outcome<Channel> ask(Viewer viewer, Channel channel, String typed, boolean english) {
        String field = channel.word() + "-address";
        String address = channel == Channel.SMS ? typed.replaceAll("[\\s-]", "") : typed.strip();
        if (channel == Channel.SMS ? !address.matches("1[3-9]\\d{9}") : !MailSettings.isAddress(address)) {
            return Outcome.refused(Refusal.at(
                    field, channel == Channel.SMS ? ChannelRefusal.NOT_A_MOBILE : ChannelRefusal.NOT_A_MAIL_ADDRESS));
        }
        if (!settings.isOn(viewer.county(), channel)) {
            return Outcome.refused(Refusal.at(field, ChannelRefusal.CHANNEL_IS_OFF));
        }
        if (!sending.limit().take(RATE, viewer.actingAccount().toString())) {
            return Outcome.refused(Refusal.at(field, ChannelRefusal.TOO_MANY_CODES));
        }
        String code = transactions.change(
                viewer.scope(), () -> addresses.add(viewer.county(), viewer.actingAccount(), channel, address));
        Sent sent = hand(viewer, channel, address, code, english ? Messages.ENGLISH : Messages.CHINESE);
        if (sent.how() != Sent.How.REFUSED) {
            return Outcome.done(channel);
        }
        transactions.change(viewer.scope(), () -> {
            addresses.end(viewer.county(), viewer.actingAccount(), channel, false);
            return channel;
        });
        return Outcome.refused(Refusal.at(field, ChannelRefusal.NOT_DELIVERED));
    }

    private Sent hand(Viewer viewer, Channel channel, String address, String code, Locale language) {
        Scope scope = Scope.system(viewer.county(), "channels");
        String text = sending.messages().text(language, "reach.code.text", code, Addresses.CODE_LIVES.toMinutes());
        String id = org.sandan.kernel.Ids.next().toString().replace("-", "");
        if (channel == Channel.SMS) {
            return transactions
                    .read(scope, () -> settings.sms(viewer.county()))
                    .map(set -> sending.gateway().send(set, address, text, id))
                    .orElseGet(() -> Sent.refused("off"));
        }
        String subject = sending.messages().text(language, "reach.code.subject");
        return transactions
                .read(scope, () -> settings.mail(viewer.county()))
                .map(set -> sending.mail().send(set, address, subject, text, id))
                .orElseGet(() -> Sent.refused("off"));
    }

    Outcome<Channel> confirm(Viewer viewer, Channel channel, String code) {
        Addresses.Fit fit = transactions.change(
                viewer.scope(),
                () -> addresses.confirm(viewer.county(), viewer.actingAccount(), channel, code.replaceAll("\\s", "")));
        String field = channel.word() + "-code";
        return switch (fit) {
            case RIGHT -> Outcome.done(channel);
            case WRONG -> Outcome.refused(Refusal.at(field, ChannelRefusal.CODE_IS_WRONG));
            case OVER -> Outcome.refused(Refusal.at(field, ChannelRefusal.CODE_IS_OVER));
        };
    }

    /** Forgets the address, and with it the choice of the channel. */
    void forget(Viewer viewer, Channel channel) {
        transactions.change(viewer.scope(), () -> {
            int county = viewer.county();
            UUID account = viewer.actingAccount();
            addresses.end(county, account, channel, true);
            addresses.end(county, account, channel, false);
            choices.find(county, account)
                    .map(Choices.Chosen::choice)
                    .ifPresent(choice -> choices.keep(
                            county,
                            account,
                            new Choice(
                                    choice.sms() && channel != Channel.SMS,
                                    choice.mail() && channel != Channel.MAIL,
                                    choice.atOnce(),
                                    choice.digestAt(),
                                    choice.english(),
                                    choice.digestedOn()),
                            sending.clock().instant()));
            return channel;
        });
    }

    private static Optional<LocalTime> time(String typed) {
        try {
            return Optional.of(LocalTime.parse(typed.strip().replace('：', ':'))
                    .withSecond(0)
                    .withNano(0));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
