package org.sandan.channels;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.CaseList;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.lifecycle.Cases;
import org.sandan.organisations.ExecutivePosts;
import org.sandan.platform.Notices;
import org.sandan.platform.Scope;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 消息: what a post was told, and what it follows. A post reads its own messages and no other's; whoever is the executive
 * secretary of projects beside a post of a unit reads those of both.
 */
@Component
public class Inbox implements Notices {
    static final int PAGE = 20;

    private final MessageStore messages;
    private final Followings followings;
    private final Shown shown;
    private final Transactions transactions;
    private final InstantSource clock;

    Inbox(MessageStore messages, Followings followings, Shown shown, Transactions transactions, InstantSource clock) {
        this.messages = messages;
        this.followings = followings;
        this.shown = shown;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What tells what a case is about, as far as the viewer may know. */
    @Component("shownCases")
    record Shown(Cases cases, CaseList list, ExecutivePosts executives) {}

    /** @param next after which the next page begins; null on the last */
    record Found<T>(List<T> rows, @Nullable UUID next) {}

    @Override
    public int unread(Viewer viewer) {
        return reading(viewer, posts -> messages.unread(viewer.county(), posts, MANY + 1));
    }

    @Override
    public boolean follows(Viewer viewer, UUID caseId) {
        return reading(viewer, posts -> followings.follows(viewer.county(), posts, caseId));
    }

    Found<InboxLine> list(Viewer viewer, boolean unread, @Nullable UUID before) {
        return reading(viewer, posts -> {
            List<Message> some = messages.newest(viewer.county(), posts, unread, before, PAGE + 1);
            List<Message> page = some.subList(0, Math.min(PAGE, some.size()));
            Map<UUID, CaseList.Line> lines =
                    lines(viewer, page.stream().map(Message::caseId).distinct().toList());
            List<InboxLine> rows = page.stream()
                    .map(message -> new InboxLine(message, Optional.ofNullable(lines.get(message.caseId()))))
                    .toList();
            return new Found<>(rows, some.size() > PAGE ? page.getLast().id() : null);
        });
    }

    /** What a post follows, the newest first, at most so many. */
    public List<CaseList.Line> followed(Viewer viewer, int most) {
        return followed(viewer, null, most).rows();
    }

    Found<CaseList.Line> followed(Viewer viewer, @Nullable UUID before) {
        return followed(viewer, before, PAGE);
    }

    private Found<CaseList.Line> followed(Viewer viewer, @Nullable UUID before, int most) {
        return reading(viewer, posts -> {
            List<Followings.Followed> some = followings.cases(viewer.county(), posts, before, most + 1);
            List<Followings.Followed> page = some.subList(0, Math.min(most, some.size()));
            Map<UUID, CaseList.Line> lines = lines(
                    viewer,
                    page.stream().map(Followings.Followed::caseId).distinct().toList());
            List<CaseList.Line> rows = new ArrayList<>();
            page.forEach(one -> Optional.ofNullable(lines.get(one.caseId())).ifPresent(rows::add));
            return new Found<>(rows, some.size() > most ? page.getLast().id() : null);
        });
    }

    private Map<UUID, CaseList.Line> lines(Viewer viewer, List<UUID> ids) {
        List<CaseRow> rows = shown.cases().find(viewer.county(), ids);
        return shown.list().lines(viewer.county(), rows, viewer).stream()
                .collect(Collectors.toMap(line -> line.row().id(), Function.identity()));
    }

    /** Refused: a message that is not this post's. */
    Outcome<UUID> read(Viewer viewer, UUID id) {
        return writing(
                viewer,
                posts -> messages.read(viewer.county(), posts, id, clock.instant())
                        ? Outcome.done(id)
                        : Outcome.refused(Common.NOT_FOUND));
    }

    /** @param newest the newest that the page showed: what came since stays unread */
    Outcome<Integer> readAll(Viewer viewer, UUID newest) {
        return writing(
                viewer, posts -> Outcome.done(messages.readAll(viewer.county(), posts, newest, clock.instant())));
    }

    /** 关注. Refused: a case outside the post's scope. Following twice is following once. */
    Outcome<UUID> follow(Viewer viewer, UUID caseId) {
        return writing(viewer, posts -> {
            if (shown.cases().find(viewer.county(), caseId).isEmpty()) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            followings.add(viewer.county(), viewer.actingPost(), caseId, clock.instant());
            return Outcome.done(caseId);
        });
    }

    Outcome<UUID> unfollow(Viewer viewer, UUID caseId) {
        return writing(viewer, posts -> {
            followings.end(viewer.county(), posts, caseId, clock.instant());
            return Outcome.done(caseId);
        });
    }

    private <T> T reading(Viewer viewer, Function<List<UUID>, T> work) {
        Scope own = viewer.scope().holding(List.of(viewer.actingPost()));
        return transactions.read(own, () -> work.apply(posts(viewer, own)));
    }

    private <T> Outcome<T> writing(Viewer viewer, Function<List<UUID>, Outcome<T>> work) {
        Scope own = viewer.scope().holding(List.of(viewer.actingPost()));
        return transactions.write(own, () -> work.apply(posts(viewer, own)));
    }

    /** The post in which somebody acts; for a unit's people the posts B that they hold beside it, too. */
    private List<UUID> posts(Viewer viewer, Scope own) {
        if (viewer.role() != Role.UNIT) {
            return own.posts();
        }
        Set<UUID> posts = new LinkedHashSet<>(own.posts());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Timestamps.CHINA);
        posts.addAll(shown.executives().postsOf(viewer.county(), viewer.actingAccount(), today));
        transactions.narrow(own.holding(posts));
        return List.copyOf(posts);
    }
}
