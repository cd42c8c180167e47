package org.sandan.meetings;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sandan.kernel.Outcome;
import org.sandan.meetings.Committee.Member;
import org.sandan.meetings.MeetingRow.Attendance;
import org.sandan.meetings.MeetingRow.Item;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/**
 * 开会: who came, by delegate or substitute; the session begins once as many came as the committee's rule wants, and ends.
 * Who came can be written down later, and is then marked. Refused: beginning with fewer than the rule wants, or with
 * nobody.
 */
@Component
public class HoldMeeting {
    private final CommitteeStore committees;
    private final MeetingStore meetings;
    private final RecordStore records;
    private final MeetingSteps steps;
    private final Transactions transactions;

    HoldMeeting(
            CommitteeStore committees,
            MeetingStore meetings,
            RecordStore records,
            MeetingSteps steps,
            Transactions transactions) {
        this.committees = committees;
        this.meetings = meetings;
        this.records = records;
        this.steps = steps;
        this.transactions = transactions;
    }

    /** @param came by organisation: delegate, substitute, or empty where nobody came; who is not named stays as it is */
    public Outcome<Integer> attend(Viewer viewer, UUID id, Map<UUID, String> came) {
        return transactions.write(
                viewer.scope(),
                () -> steps.open(viewer, id, Set.of("agenda_sent", "in_session", "minutes"))
                        .map(open -> mark(open, came)));
    }

    private int mark(MeetingSteps.Open open, Map<UUID, String> came) {
        MeetingRow meeting = open.meeting();
        for (Member member : committees.members(open.county(), meeting.committee(), meeting.day())) {
            String how = came.get(member.organisation());
            if (how == null) {
                continue;
            }
            boolean substitute = how.equals("substitute");
            if (substitute || how.equals("delegate")) {
                String name = substitute ? member.substitute() : member.delegate();
                Attendance one = new Attendance(member.organisation(), substitute, name, open.isLate());
                records.came(meeting, one, open.now());
            } else {
                records.stayedAway(open.county(), meeting.id(), member.organisation());
            }
        }
        return records.attendance(open.county(), meeting.id()).size();
    }

    /** 开始会议 */
    public Outcome<Integer> begin(Viewer viewer, UUID id, int version) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "begin").then(taken -> {
                    int county = taken.county();
                    int came = records.attendance(county, id).size();
                    Integer quorum = committees
                            .find(county, taken.meeting().committee())
                            .orElseThrow()
                            .quorum();
                    if (came == 0) {
                        return Outcome.refused(MeetingRefusal.NOBODY_CAME);
                    }
                    if (quorum != null && came < quorum) {
                        return Outcome.refused(MeetingRefusal.NO_QUORUM, quorum, came, quorum - came);
                    }
                    meetings.started(county, id, taken.now());
                    meetings.items(county, id).stream()
                            .filter(Item::isOpen)
                            .findFirst()
                            .ifPresent(item -> meetings.current(county, id, item.id()));
                    return steps.on(viewer, taken, "in_session", steps.clock(taken.now()), "");
                }));
    }

    /** 结束会议: what was accepted stays; what nobody talked about goes back to the units by its own clock. */
    public Outcome<Integer> end(Viewer viewer, UUID id, int version) {
        return transactions.write(
                viewer.scope(),
                () -> steps.take(viewer, id, version, "end").then(taken -> {
                    Instant now = taken.now();
                    meetings.ended(taken.county(), id, now);
                    return steps.on(viewer, taken, "minutes", steps.clock(now), "meeting_session");
                }));
    }

    /** 进入这一项 */
    Outcome<UUID> turnTo(Viewer viewer, UUID id, UUID item) {
        return transactions.write(
                viewer.scope(),
                () -> steps.open(viewer, id, Set.of("in_session")).map(open -> {
                    meetings.items(open.county(), id).stream()
                            .filter(one -> one.id().equals(item))
                            .findFirst()
                            .ifPresent(one -> meetings.current(open.county(), id, item));
                    return id;
                }));
    }
}
