package org.sandan.organisations;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Post B, the executive secretary of one project: made in the body that leads it, held by one of its people, and never
 * lost when that person changes. In the caller's transaction.
 */
@Component
public class ExecutivePosts {
    private final JdbcClient jdbc;
    private final PostStore store;
    private final Posts posts;

    ExecutivePosts(JdbcClient jdbc, PostStore store, Posts posts) {
        this.jdbc = jdbc;
        this.store = store;
        this.posts = posts;
    }

    /** Somebody of a body who can hold post B: whoever holds a post of it. */
    public record Member(UUID account, String name, String postZh, String postEn) {}

    /**
     * Makes post B.
     *
     * @param in the organisation in which it stands
     * @param name of the project, for the name of the post
     */
    public UUID create(Organisation in, Place place, String name) {
        Post made = new Post(
                Ids.next(),
                place,
                new PlaceRange(place.code(), place.code()),
                Role.UNIT,
                in.id(),
                "执行书记（" + name + "）",
                "Executive secretary (" + name + ")",
                null);
        store.add(made);
        return made.id();
    }

    /**
     * Gives the post to somebody from a day on; whoever held it holds it no longer.
     *
     * @param seen the body whose people may see and change who holds it
     */
    public void appoint(int county, UUID post, Place place, Member member, UUID seen, LocalDate from) {
        vacate(county, post, from);
        jdbc.sql("""
                        insert into post_holder (county_id, id, post_id, place, account_id, name, since, organisation_id)
                        values (:county, :id, :post, :place, :account, :name, :since, :seen)
                        """)
                .param("county", county)
                .param("id", Ids.next())
                .param("post", post)
                .param("place", place.code())
                .param("account", member.account())
                .param("name", member.name())
                .param("since", from)
                .param("seen", seen)
                .update();
    }

    /** Nobody holds the post from a day on. Whoever took it that same day never held it. */
    public void vacate(int county, UUID post, LocalDate from) {
        jdbc.sql("""
                        update post_holder set until = :from
                        where county_id = :county and post_id = :post and since <= :from and (until is null or until > :from)
                        """)
                .param("from", from)
                .param("county", county)
                .param("post", post)
                .update();
    }

    /** Those who hold a post of a body on a day: its liaison first. */
    public List<Member> members(int county, UUID organisation, LocalDate on) {
        return jdbc.sql("""
                        select distinct on (h.account_id) h.account_id, h.name, p.name_zh, p.name_en
                        from post p join post_holder h on h.county_id = p.county_id and h.post_id = p.id
                        where p.county_id = :county and h.county_id = :county and p.organisation_id = :organisation
                          and p.ended_on is null and h.since <= :on and (h.until is null or h.until > :on)
                        order by h.account_id, p.id
                        """)
                .param("county", county)
                .param("organisation", organisation)
                .param("on", on)
                .query((row, n) -> new Member(
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getString("name_zh"),
                        row.getString("name_en")))
                .list();
    }

    /** Who can hold post B of a project: the people of the body that leads it, and of the one in which the post stands. */
    public List<Member> candidates(int county, UUID lead, @Nullable UUID postB, LocalDate on) {
        Map<UUID, Member> found = new LinkedHashMap<>();
        members(county, lead, on).forEach(member -> found.put(member.account(), member));
        if (postB != null) {
            posts.find(county, postB)
                    .filter(post -> !post.organisation().equals(lead))
                    .ifPresent(post -> members(county, post.organisation(), on)
                            .forEach(member -> found.putIfAbsent(member.account(), member)));
        }
        return List.copyOf(found.values());
    }

    public Optional<Member> member(int county, UUID organisation, @Nullable UUID account, LocalDate on) {
        return members(county, organisation, on).stream()
                .filter(member -> member.account().equals(account))
                .findFirst();
    }

    /** Who receives a project for a body until it has appointed somebody: the holder of its oldest post. */
    public Optional<Member> liaison(int county, UUID organisation, LocalDate on) {
        return jdbc.sql("""
                        select h.account_id, h.name, p.name_zh, p.name_en
                        from post p join post_holder h on h.county_id = p.county_id and h.post_id = p.id
                        where p.county_id = :county and h.county_id = :county and p.organisation_id = :organisation
                          and p.ended_on is null and h.since <= :on and (h.until is null or h.until > :on)
                        order by (p.role = 'SECRETARY') desc, p.id limit 1
                        """)
                .param("county", county)
                .param("organisation", organisation)
                .param("on", on)
                .query((row, n) -> new Member(
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getString("name_zh"),
                        row.getString("name_en")))
                .optional();
    }

    /** The posts of units and of projects that an account holds on a day, whatever else it holds. */
    public List<UUID> postsOf(int county, UUID account, LocalDate on) {
        return posts.postsOfAccount(county, account, on).stream()
                .filter(post -> post.role() == Role.UNIT)
                .map(Post::id)
                .toList();
    }
}
