package org.sandan.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Money;
import org.sandan.lifecycle.CaseRow;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.Organisations;
import org.sandan.organisations.PostCard;
import org.sandan.organisations.Posts;
import org.sandan.platform.Page;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 上报与专题研究: what goes up with a case, the proposal of whoever raised it, and what the level above decided, which
 * everybody may read. In the caller's transaction.
 */
@Component
public class Escalations {
    private static final int MOST = 200;
    private static final String DECISION = """
            select case_id, how, by_post, meeting_number, organisation_id, amount, source, words, at from decision
            where county_id = :county
            """;

    private final JdbcClient jdbc;
    private final Posts posts;
    private final Organisations organisations;

    Escalations(JdbcClient jdbc, Posts posts, Organisations organisations) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.organisations = organisations;
    }

    /** What the level above decides. */
    public enum How {
        /** 交部门办 */
        DEPARTMENT,
        /** 安排资金: back to the community with money, an amount and where it comes from. */
        FUNDED,
        /** 列入明年 */
        NEXT_YEAR,
        /** 不办, with a reason. */
        REFUSED,
        /** 退回, with a reason. */
        SENT_BACK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The meeting in which a topic is studied. */
    public record Meeting(UUID id, String number) {}

    /** @param post who proposed it */
    public record Proposal(String words, Optional<PostCard> post, Instant at) {}

    /**
     * What is decided.
     *
     * @param amount of the money; null unless it is given
     * @param source where the money comes from; empty unless it is given
     * @param words the reason, which those who asked read
     * @param meeting null where it was decided outside of a meeting
     */
    public record Ruling(
            How how,
            @Nullable UUID body,
            @Nullable Money amount,
            String source,
            String words,
            @Nullable Meeting meeting) {
        public static Ruling of(How how, String words) {
            return new Ruling(how, null, null, "", words, null);
        }

        /** The facts that the history seals with the act. */
        public Map<String, String> facts() {
            Map<String, String> facts = new java.util.TreeMap<>();
            facts.put("decided", how.word());
            if (meeting != null) {
                facts.put("meeting", meeting.id().toString());
                facts.put("meetingNumber", meeting.number());
            }
            if (amount != null) {
                facts.put("amount", amount.yuan());
            }
            if (body != null) {
                facts.put("organisation", body.toString());
            }
            return facts;
        }
    }

    /** @param meeting the number of the meeting; empty where it was decided outside of one */
    public record Decision(
            UUID caseId,
            How how,
            Optional<PostCard> post,
            String meeting,
            Optional<Organisation> body,
            @Nullable Money amount,
            String source,
            String words,
            Instant at) {
        /** In plain words: “旗级领导小组在会议（…）上决定：由旗供电公司办理”. */
        public String line(Page page) {
            String who = post.map(card -> page.name(card.organisationZh(), card.organisationEn()))
                    .orElse("");
            String where = meeting.isEmpty() ? "" : page.t("decision.at-meeting", meeting);
            return page.t("decision.by", who, where, what(page));
        }

        private String what(Page page) {
            String name = body.map(one -> page.name(one.nameZh(), one.nameEn())).orElse("");
            return page.t("decision." + how.word(), name, amount == null ? "" : amount.yuan(), source);
        }
    }

    /** What went up with a case and what came back, each the newest first. */
    public record File(List<Proposal> proposals, List<Decision> decisions) {
        public boolean isEmpty() {
            return proposals.isEmpty() && decisions.isEmpty();
        }
    }

    /** @param version that the case has by raising it */
    public void propose(CaseRow row, int version, UUID post, String words, Instant at) {
        jdbc.sql("""
                        insert into proposal (county_id, case_id, version, place, words, by_post, at)
                        values (:county, :case, :version, :place, :words, :post, :at)
                        """)
                .param("county", row.county())
                .param("case", row.id())
                .param("version", version)
                .param("place", row.place().code())
                .param("words", words)
                .param("post", post)
                .param("at", Timestamps.of(at))
                .update();
    }

    /** @param version that the case has by the decision */
    public void decide(CaseRow row, int version, UUID post, Ruling ruling, Instant at) {
        Meeting meeting = ruling.meeting();
        Money amount = ruling.amount();
        jdbc.sql("""
                        insert into decision (county_id, case_id, version, place, how, by_post, meeting_id, meeting_number,
                          organisation_id, amount, source, words, at)
                        values (:county, :case, :version, :place, :how, :post, :meeting, :number, :body, :amount, :source,
                          :words, :at)
                        """)
                .param("county", row.county())
                .param("case", row.id())
                .param("version", version)
                .param("place", row.place().code())
                .param("how", ruling.how().word())
                .param("post", post)
                .param("meeting", meeting == null ? null : meeting.id())
                .param("number", meeting == null ? null : meeting.number())
                .param("body", ruling.body())
                .param("amount", amount == null ? null : amount.fen())
                .param("source", ruling.source())
                .param("words", ruling.words())
                .param("at", Timestamps.of(at))
                .update();
    }

    /** @param today the day on which posts are named by their holders */
    public File of(int county, UUID caseId, LocalDate today) {
        return new File(proposals(county, caseId, today), decisions(county, List.of(caseId), today));
    }

    private List<Proposal> proposals(int county, UUID caseId, LocalDate today) {
        record Row(String words, UUID post, Instant at) {}
        List<Row> rows = jdbc.sql("""
                        select words, by_post, at from proposal
                        where county_id = :county and case_id = :case order by version desc
                        """)
                .param("county", county)
                .param("case", caseId)
                .query((row, n) -> new Row(
                        row.getString("words"), row.getObject("by_post", UUID.class), Timestamps.read(row, "at")))
                .list();
        Map<UUID, PostCard> cards =
                posts.cards(county, rows.stream().map(Row::post).distinct().toList(), today);
        return rows.stream()
                .map(row -> new Proposal(row.words(), Optional.ofNullable(cards.get(row.post())), row.at()))
                .toList();
    }

    /** What was decided on any of these cases, the newest first. */
    public List<Decision> decisions(int county, Collection<UUID> cases, LocalDate today) {
        return read(
                county,
                jdbc.sql(DECISION + " and case_id = any (:cases) order by at desc, case_id")
                        .param("county", county)
                        .param("cases", cases.toArray(UUID[]::new)),
                today);
    }

    /** What a meeting decided. */
    public List<Decision> ofMeeting(int county, UUID meeting, LocalDate today) {
        return read(
                county,
                jdbc.sql(DECISION + " and meeting_id = :meeting order by at, case_id")
                        .param("county", county)
                        .param("meeting", meeting),
                today);
    }

    private List<Decision> read(int county, JdbcClient.StatementSpec statement, LocalDate today) {
        record Row(
                UUID caseId,
                How how,
                UUID post,
                @Nullable String meeting,
                @Nullable UUID body,
                @Nullable Long amount,
                String source,
                String words,
                Instant at) {}
        List<Row> rows = statement
                .query((row, n) -> new Row(
                        row.getObject("case_id", UUID.class),
                        How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
                        row.getObject("by_post", UUID.class),
                        row.getString("meeting_number"),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("amount", Long.class),
                        row.getString("source"),
                        row.getString("words"),
                        Timestamps.read(row, "at")))
                .list();
        Map<UUID, PostCard> cards =
                posts.cards(county, rows.stream().map(Row::post).distinct().toList(), today);
        return rows.stream()
                .map(row -> new Decision(
                        row.caseId(),
                        row.how(),
                        Optional.ofNullable(cards.get(row.post())),
                        row.meeting() == null ? "" : row.meeting(),
                        Optional.ofNullable(row.body()).flatMap(id -> organisations.find(county, id)),
                        row.amount() == null ? null : new Money(row.amount()),
                        row.source(),
                        row.words(),
                        row.at()))
                .toList();
    }

    /** What was raised to a post and waits for it, the oldest first: it can be studied as a topic. */
    public List<UUID> raisedTo(int county, UUID post) {
        return jdbc.sql("""
                        select id from cases
                        where county_id = :county and owner_post = :post and turn_id = :post and turn <> 'nobody'
                          and state = 'raised' and kind in ('need', 'project')
                        order by step_from, id limit :most
                        """)
                .param("county", county)
                .param("post", post)
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }
}
