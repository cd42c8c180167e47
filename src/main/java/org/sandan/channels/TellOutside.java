package org.sandan.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.deadlines.DueTimes;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.sandan.platform.CountyJob;
import org.sandan.platform.Messages;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.springframework.stereotype.Component;

/**
 * Tells people by SMS and mail what their posts were told and have not read: what is due within a working day at once, the
 * rest as they chose, in one message that says how many and the first of them by public title or number. Never at night, and
 * nothing twice.
 */
@Component
class TellOutside implements CountyJob {
    private static final int MOST = 200;

    private final MessageStore messages;
    private final Choices choices;
    private final Posts posts;
    private final Out out;
    private final Context context;

    TellOutside(MessageStore messages, Choices choices, Posts posts, Out out, Context context) {
        this.messages = messages;
        this.choices = choices;
        this.posts = posts;
        this.out = out;
        this.context = context;
    }

    @Component("tellOut")
    record Out(OutgoingStore outgoing, Addresses addresses, Settings settings, Digest digest, Cases cases) {}

    @Component("tellOutContext")
    record Context(DueTimes dueTimes, QuietHours quiet, Transactions transactions, InstantSource clock) {}

    @Override
    public String name() {
        return "tell-outside";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(int county) {
        if (context.quiet().isQuiet(now())) {
            return;
        }
        Scope scope = Scope.system(county, "tell");
        List<Choices.Chosen> all = context.transactions().read(scope, () -> choices.outside(county));
        all.forEach(one -> context.transactions().change(scope, () -> tell(county, one)));
    }

    private boolean tell(int county, Choices.Chosen chosen) {
        Choice choice = chosen.choice();
        List<Way> ways = ways(county, chosen);
        if (ways.isEmpty()) {
            return false;
        }
        LocalDate today = LocalDate.ofInstant(now(), Timestamps.CHINA);
        boolean digest = !choice.atOnce() && isDue(choice, today);
        List<UUID> held = posts.postsOfAccount(county, chosen.account(), today).stream()
                .map(Post::id)
                .toList();
        List<Message> told = messages.untold(county, held, chosen.since(), MOST).stream()
                .filter(message -> choice.atOnce() || digest || isUrgent(message))
                .toList();
        if (digest) {
            choices.digested(county, chosen.account(), today);
        }
        if (told.isEmpty()) {
            return false;
        }
        Map<UUID, CaseRow> rows =
                out
                        .cases()
                        .find(
                                county,
                                told.stream().map(Message::caseId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(CaseRow::id, Function.identity()));
        Locale language = choice.english() ? Messages.ENGLISH : Messages.CHINESE;
        for (Way way : ways) {
            Digest.Text text = out.digest().of(told, rows, way.channel(), way.site(), language);
            out.outgoing().tell(county, way.channel(), chosen.account(), text.subject(), text.body(), now());
        }
        messages.told(county, told.stream().map(Message::id).toList(), now());
        return true;
    }

    /** @param site the address of this installation */
    private record Way(Channel channel, String site) {}

    /** The channels chosen that are on and have a confirmed address. */
    private List<Way> ways(int county, Choices.Chosen chosen) {
        List<Way> ways = new ArrayList<>();
        if (chosen.choice().sms()) {
            out.settings()
                    .sms(county)
                    .map(SmsSettings::site)
                    .filter(site -> hasAddress(county, chosen, Channel.SMS))
                    .ifPresent(site -> ways.add(new Way(Channel.SMS, site)));
        }
        if (chosen.choice().mail()) {
            out.settings()
                    .mail(county)
                    .map(MailSettings::site)
                    .filter(site -> hasAddress(county, chosen, Channel.MAIL))
                    .ifPresent(site -> ways.add(new Way(Channel.MAIL, site)));
        }
        return ways;
    }

    private boolean hasAddress(int county, Choices.Chosen chosen, Channel channel) {
        Optional<String> address = out.addresses().confirmed(county, chosen.account(), channel);
        return address.isPresent();
    }

    private boolean isDue(Choice choice, LocalDate today) {
        @Nullable LocalDate last = choice.digestedOn();
        LocalTime time = now().atZone(Timestamps.CHINA).toLocalTime();
        return (last == null || last.isBefore(today)) && !time.isBefore(choice.digestAt());
    }

    /** Due within a working day, or overdue. */
    private boolean isUrgent(Message message) {
        Instant due = message.due();
        if (due == null) {
            return false;
        }
        DueTimes.Left left = context.dueTimes().left(now(), due);
        return left.tone() == DueTimes.Left.Tone.LATE
                || left.unit() != DueTimes.Left.Unit.WORKING_DAYS
                || left.amount() <= 1;
    }

    private Instant now() {
        return context.clock().instant();
    }
}
