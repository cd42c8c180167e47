package org.sandan.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.channels.Sent.How;
import org.sandan.divisions.Divisions;
import org.sandan.needs.AskerMessages;
import org.sandan.platform.CountyJob;
import org.sandan.platform.Messages;
import org.sandan.platform.Rules;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, by day. A few are taken in hand in one transaction, handed over outside any, and each result is kept in
 * one of its own. What was surely not taken is tried again, later each time and not for ever; where nobody knows, or whoever
 * had it in hand died, it is never sent again: an asker is telephoned instead.
 */
@Component
class SendJob implements CountyJob {
    private static final int BATCH = 10;
    /** After so many in a row that were not taken, the rest waits. */
    private static final int FAILURES = 3;

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final OutgoingStore outgoing;
    private final AskerMessages askers;
    private final Carriers carriers;
    private final Context context;
    private final Transactions transactions;

    SendJob(
            OutgoingStore outgoing,
            AskerMessages askers,
            Carriers carriers,
            Context context,
            Transactions transactions) {
        this.outgoing = outgoing;
        this.askers = askers;
        this.carriers = carriers;
        this.context = context;
        this.transactions = transactions;
    }

    /** Who carries it, and where to. */
    @Component
    record Carriers(Settings settings, SmsGateway gateway, MailServer mail, Addresses addresses) {}

    @Component("sendContext")
    record Context(QuietHours quiet, Rules rules, Messages messages, Divisions divisions, InstantSource clock) {}

    /** A message with everything that is handed over. */
    private record Ready(Outgoing one, String to, String text) {}

    /** What hands a message over. */
    private interface Carrier {
        Sent carry(Ready ready);
    }

    @Override
    public String name() {
        return "send";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run(int county) {
        recover(county);
        if (context.quiet().isQuiet(now())) {
            return;
        }
        for (Channel channel : Channel.values()) {
            Optional<Carrier> carrier = transactions.read(scope(county), () -> carrier(county, channel));
            if (carrier.isPresent()) {
                send(county, channel, carrier.get());
            } else {
                strand(county, channel);
            }
        }
    }

    private Optional<Carrier> carrier(int county, Channel channel) {
        return channel == Channel.SMS
                ? carriers.settings()
                        .sms(county)
                        .map(set -> ready -> carriers.gateway()
                                .send(set, ready.to(), ready.text(), ready.one().key()))
                : carriers.settings()
                        .mail(county)
                        .map(set -> ready -> carriers.mail()
                                .send(
                                        set,
                                        ready.to(),
                                        ready.one().subject(),
                                        ready.text(),
                                        ready.one().key()));
    }

    private void send(int county, Channel channel, Carrier carrier) {
        List<Ready> batch;
        do {
            batch = transactions.change(scope(county), () -> claim(county, channel));
        } while (handOver(county, batch, carrier) && batch.size() == BATCH);
    }

    private List<Ready> claim(int county, Channel channel) {
        List<Ready> ready = new ArrayList<>();
        for (Outgoing one : outgoing.claim(county, channel, now(), BATCH)) {
            Optional<Ready> made = ready(county, one);
            made.ifPresentOrElse(ready::add, () -> outgoing.end(county, one, "dropped", "", now()));
        }
        return ready;
    }

    /** Empty where it is out of date: answered meanwhile, or nobody to send it to. */
    private Optional<Ready> ready(int county, Outgoing one) {
        UUID account = one.account();
        if (account != null) {
            return carriers.addresses()
                    .confirmed(county, account, one.channel())
                    .map(to -> new Ready(one, to, one.body()));
        }
        AskerMessages.Asking asking = java.util.Objects.requireNonNull(one.asking());
        String site = carriers.settings().sms(county).map(SmsSettings::site).orElse("");
        return askers.letter(county, asking)
                .map(letter -> new Ready(one, letter.phone(), text(letter, site, asking.asked() > 1)));
    }

    private String text(AskerMessages.Letter letter, String site, boolean again) {
        String village = context.divisions()
                .find(letter.place().division())
                .map(division -> division.nameZh())
                .orElse("");
        java.time.LocalDate until = letter.until().atZone(Timestamps.CHINA).toLocalDate();
        return context.messages()
                .text(
                        Messages.CHINESE,
                        again ? "sms.ask-again" : "sms.ask",
                        village,
                        letter.number(),
                        site + letter.path(),
                        until.getMonthValue(),
                        until.getDayOfMonth());
    }

    /** @return false where the other side seems to be down and the rest waits */
    private boolean handOver(int county, List<Ready> batch, Carrier carrier) {
        int failures = 0;
        for (int i = 0; i < batch.size(); i++) {
            Ready ready = batch.get(i);
            if (failures == FAILURES) {
                putBack(county, batch.subList(i, batch.size()));
                return false;
            }
            Sent sent = carrier.carry(ready);
            transactions.change(scope(county), () -> record(county, ready.one(), sent));
            failures = sent.how() == How.TAKEN ? 0 : failures + 1;
        }
        return failures < FAILURES;
    }

    private void putBack(int county, List<Ready> rest) {
        transactions.change(scope(county), () -> {
            rest.forEach(
                    ready -> outgoing.again(county, ready.one(), ready.one().tries() - 1, "", now().plus(PAUSE)));
            return rest.size();
        });
    }

    private boolean record(int county, Outgoing one, Sent sent) {
        return switch (sent.how()) {
            case TAKEN -> outgoing.end(county, one, "sent", "", now());
            case UNKNOWN -> giveUp(county, one, "unknown", sent.answer());
            case REFUSED ->
                one.tries() >= context.rules().amount("outgoing.tries")
                        ? giveUp(county, one, "given_up", sent.answer())
                        : outgoing.again(county, one, one.tries(), sent.answer(), now().plus(backOff(one.tries())));
        };
    }

    /** 1, 5, 25, ... minutes. */
    private static Duration backOff(int tries) {
        return Duration.ofMinutes(Math.round(Math.pow(5, Math.min(tries, 4) - 1.0)));
    }

    /** It is not sent again: an asker goes on the list to telephone. */
    private boolean giveUp(int county, Outgoing one, String status, String fault) {
        boolean ours = outgoing.end(county, one, status, fault, now());
        if (ours && one.asking() != null) {
            askers.underWay(county, one.asking().asker(), false);
        }
        return ours;
    }

    private void recover(int county) {
        Instant before = now().minus(Duration.ofMinutes(context.rules().amount("outgoing.lost")));
        transactions.change(scope(county), () -> {
            List<Outgoing> lost = outgoing.lost(county, before);
            lost.forEach(one -> giveUp(county, one, "unknown", "no record of the sending"));
            return lost.size();
        });
    }

    /** The channel was switched off: nothing waits for ever. */
    private void strand(int county, Channel channel) {
        transactions.change(scope(county), () -> {
            List<Outgoing> stranded = outgoing.stranded(county, channel);
            stranded.forEach(one -> giveUp(county, one, "given_up", "switched off"));
            return stranded.size();
        });
    }

    private Instant now() {
        return context.clock().instant();
    }

    private static Scope scope(int county) {
        return Scope.system(county, "send");
    }
}
