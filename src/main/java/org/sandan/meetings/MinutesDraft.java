package org.sandan.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sandan.chain.Escalations;
import org.sandan.lifecycle.CaseRow;
import org.sandan.meetings.Committee.Member;
import org.sandan.meetings.MeetingRow.Attendance;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.meetings.MeetingRow.Opinion;
import org.sandan.meetings.MeetingRow.Resolution;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Messages;
import org.sandan.platform.Timestamps;
import org.sandan.projects.ClaimRow;
import org.sandan.projects.ClaimStore;
import org.sandan.projects.Plan;
import org.sandan.projects.ProjectStore;
import org.springframework.stereotype.Component;

/**
 * The minutes as they write themselves from what happened: who came, what became of each item, opinions, resolutions. A
 * document is Chinese, whatever the language of the page. In the caller's transaction.
 */
@Component
class MinutesDraft {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String NUMERALS = "一二三四五六七八九十";

    private final CommitteeStore committees;
    private final MeetingStore meetings;
    private final RecordStore records;
    private final Projects projects;
    private final Escalations escalations;
    private final Messages messages;

    MinutesDraft(
            CommitteeStore committees,
            MeetingStore meetings,
            RecordStore records,
            Projects projects,
            Escalations escalations,
            Messages messages) {
        this.committees = committees;
        this.meetings = meetings;
        this.records = records;
        this.projects = projects;
        this.escalations = escalations;
        this.messages = messages;
    }

    @Component
    record Projects(ProjectStore store, ClaimStore claims, Posts posts) {}

    String words(CaseRow row, MeetingRow meeting) {
        int county = row.county();
        List<Member> members = committees.members(county, meeting.committee(), meeting.day());
        Map<UUID, String> names = new HashMap<>();
        members.forEach(member -> names.put(member.organisation(), member.nameZh()));
        List<String> lines = new ArrayList<>();
        head(row, meeting, members, lines);
        List<Item> items = meetings.items(county, meeting.id());
        int section = 1;
        lines.add(t("minutes.section", numeral(section++), t("minutes.items")));
        for (Item item : items) {
            lines.add(item(county, meeting, item));
        }
        List<Opinion> opinions = records.opinions(county, meeting.id());
        if (!opinions.isEmpty()) {
            lines.add(t("minutes.section", numeral(section++), t("minutes.opinions")));
            for (Opinion opinion : opinions) {
                String about = items.stream()
                        .filter(item -> item.id().equals(opinion.item()))
                        .map(item -> t("minutes.opinion.about", item.title()))
                        .findFirst()
                        .orElse("");
                String who = opinion.organisation() == null
                        ? t("minutes.opinion.somebody")
                        : names.getOrDefault(opinion.organisation(), t("minutes.opinion.somebody"));
                lines.add(t("minutes.opinion", who, about, opinion.words()) + late(opinion.late()));
            }
        }
        List<Resolution> resolutions = records.resolutions(county, meeting.id());
        if (!resolutions.isEmpty()) {
            lines.add(t("minutes.section", numeral(section), t("minutes.resolutions")));
            for (Resolution one : resolutions) {
                LocalDate until = one.until();
                String by = until == null
                        ? t("minutes.resolution.by", one.byWhom())
                        : t("minutes.resolution.until", one.byWhom(), DAY.format(until));
                lines.add(t("minutes.resolution", one.no(), one.words(), by));
            }
        }
        return String.join("\n", lines);
    }

    private void head(CaseRow row, MeetingRow meeting, List<Member> members, List<String> lines) {
        int county = row.county();
        Instant began = meeting.startedAt();
        LocalDate day = began == null ? meeting.day() : LocalDate.ofInstant(began, Timestamps.CHINA);
        String time = DAY.format(day) + " " + clock(meeting.startedAt(), meeting) + "—"
                + (meeting.endedAt() == null ? "" : clock(meeting.endedAt(), meeting));
        lines.add(t("minutes.time", time));
        lines.add(t("minutes.room", meeting.room()));
        PostCard chair = projects.posts()
                .cards(county, List.of(meeting.secretary()), meeting.day())
                .get(meeting.secretary());
        if (chair != null) {
            lines.add(t(
                    "minutes.chair",
                    chair.holderName(),
                    chair.organisationZh(),
                    chair.post().nameZh()));
        }
        List<Attendance> came = records.attendance(county, meeting.id());
        Map<UUID, Attendance> by = came.stream().collect(Collectors.toMap(Attendance::organisation, one -> one));
        String present = members.stream()
                .filter(member -> by.containsKey(member.organisation()))
                .map(member -> present(member, Objects.requireNonNull(by.get(member.organisation()))))
                .collect(Collectors.joining("、"));
        String absent = members.stream()
                .filter(member -> !by.containsKey(member.organisation()))
                .map(Member::nameZh)
                .collect(Collectors.joining("、"));
        lines.add(t("minutes.present", members.size(), came.size(), present));
        if (!absent.isEmpty()) {
            lines.add(t("minutes.absent", absent));
        }
    }

    private String present(Member member, Attendance one) {
        String key = one.substitute() ? "minutes.present.substitute" : "minutes.present.delegate";
        return t(key, member.nameZh(), one.name()) + late(one.late());
    }

    private String item(int county, MeetingRow meeting, Item item) {
        UUID project = item.project();
        String title = t("minutes.item", numeral(item.position()), item.title());
        if (item.topic() != null) {
            return title
                    + escalations.ofMeeting(county, meeting.id(), meeting.day()).stream()
                            .filter(one -> one.caseId().equals(item.topic()))
                            .map(this::decided)
                            .findFirst()
                            .orElse(t("minutes.item.open"))
                    + late(item.late());
        }
        if (project == null) {
            return title + t("minutes.item.noted");
        }
        if (item.outcome().equals("unclaimed")) {
            int times = meetings.timesUnclaimed(county, project, item.dispatch());
            return title + t("minutes.item.unclaimed", times) + late(item.late());
        }
        List<Plan.Part> parts = projects.store().parts(county, project);
        List<ClaimRow> held = projects.claims().of(county, project).stream()
                .filter(claim -> claim.held() != null && claim.dispatch() == item.dispatch())
                .sorted(java.util.Comparator.comparing(ClaimRow::leads).reversed())
                .toList();
        if (held.isEmpty()) {
            return title + t("minutes.item.open");
        }
        return title
                + held.stream()
                        .map(claim -> claim(county, meeting, claim, parts))
                        .collect(Collectors.joining("；"))
                + "。" + late(item.late());
    }

    private String decided(Escalations.Decision one) {
        String body = one.body().map(Organisation::nameZh).orElse("");
        String amount = one.amount() == null ? "" : one.amount().yuan();
        String what = t("minutes.topic", t("decision." + one.how().word(), body, amount, one.source()));
        return one.words().isEmpty() ? what : what + t("minutes.topic.reason", one.words());
    }

    private String claim(int county, MeetingRow meeting, ClaimRow claim, List<Plan.Part> parts) {
        String what = parts.stream()
                .filter(part -> claim.parts().contains(part.no()))
                .map(Plan.Part::words)
                .collect(Collectors.joining("、"));
        String all = what.isEmpty() || claim.offer().isEmpty() ? what + claim.offer() : what + "，" + claim.offer();
        return t(
                claim.leads() ? "minutes.item.lead" : "minutes.item.support",
                name(county, meeting, claim.organisation()),
                all.strip());
    }

    private String name(int county, MeetingRow meeting, UUID organisation) {
        return committees.everyMember(county, meeting.committee(), meeting.day()).stream()
                .filter(member -> member.organisation().equals(organisation))
                .map(Member::nameZh)
                .findFirst()
                .or(() -> projects.posts().ofOrganisation(county, organisation, meeting.day()).stream()
                        .map(PostCard::organisationZh)
                        .findFirst())
                .orElse("");
    }

    private String late(boolean late) {
        return late ? t("minutes.late") : "";
    }

    private static String clock(@org.jspecify.annotations.Nullable Instant at, MeetingRow meeting) {
        return CLOCK.format((at == null ? meeting.begins() : at).atZone(Timestamps.CHINA));
    }

    /** 一 to 九十九. */
    static String numeral(int n) {
        if (n <= 10) {
            return NUMERALS.substring(n - 1, n);
        }
        String tens = n < 20 ? "十" : NUMERALS.charAt(n / 10 - 1) + "十";
        return n % 10 == 0 ? tens : tens + NUMERALS.charAt(n % 10 - 1);
    }

    private String t(String key, Object... arguments) {
        return messages.text(Messages.CHINESE, key, arguments);
    }
}
