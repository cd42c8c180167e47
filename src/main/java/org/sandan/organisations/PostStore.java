package org.sandan.organisations;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes posts and who holds them, in the caller's transaction. */
@Component
public class PostStore {
    private final JdbcClient jdbc;

    PostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a post in the running transaction. */
    public void add(Post made) {
        jdbc.sql("""
                        insert into post (county_id, id, place, place_to, role, organisation_id, name_zh, name_en, phone)
                        values (:county, :id, :place, :to, :role, :organisation, :zh, :en, :phone)
                        """)
                .param("county", made.county())
                .param("id", made.id())
                .param("place", made.place().code())
                .param("to", made.range().to())
                .param("role", made.role().name())
                .param("organisation", made.organisation())
                .param("zh", made.nameZh())
                .param("en", made.nameEn())
                .param("phone", made.phone())
                .update();
    }

    /** Adds many posts of one county in one statement, as an import does. */
    public void addAll(int county, List<Post> made) {
        jdbc.sql("""
                        insert into post (county_id, id, place, place_to, role, organisation_id, name_zh, name_en, phone)
                        select :county, id, place, place_to, role, organisation_id, name_zh, name_en, nullif(phone, '')
                        from unnest(cast(:ids as uuid[]), :places, :ends, :roles, cast(:organisations as uuid[]), :namesZh, :namesEn, :phones)
                          as given (id, place, place_to, role, organisation_id, name_zh, name_en, phone)
                        """)
                .param("county", county)
                .param("ids", made.stream().map(Post::id).toArray(UUID[]::new))
                .param("places", made.stream().map(it -> it.place().code()).toArray(Long[]::new))
                .param("ends", made.stream().map(it -> it.range().to()).toArray(Long[]::new))
                .param("roles", made.stream().map(it -> it.role().name()).toArray(String[]::new))
                .param("organisations", made.stream().map(Post::organisation).toArray(UUID[]::new))
                .param("namesZh", made.stream().map(Post::nameZh).toArray(String[]::new))
                .param("namesEn", made.stream().map(Post::nameEn).toArray(String[]::new))
                .param(
                        "phones",
                        made.stream()
                                .map(it -> it.phone() == null ? "" : it.phone())
                                .toArray(String[]::new))
                .update();
    }

    /** Gives many posts of one county their holders in one statement; each stays open. */
    public void holdAll(int county, List<Post> held, List<Holder> holders) {
        jdbc.sql("""
                        insert into post_holder (county_id, id, post_id, place, account_id, name, since)
                        select :county, id, post_id, place, account_id, name, since
                        from unnest(cast(:ids as uuid[]), cast(:posts as uuid[]), :places, cast(:accounts as uuid[]), :names,
                            cast(:since as date[]))
                          as given (id, post_id, place, account_id, name, since)
                        """)
                .param("county", county)
                .param("ids", held.stream().map(it -> Ids.next()).toArray(UUID[]::new))
                .param("posts", held.stream().map(Post::id).toArray(UUID[]::new))
                .param("places", held.stream().map(it -> it.place().code()).toArray(Long[]::new))
                .param("accounts", holders.stream().map(Holder::account).toArray(UUID[]::new))
                .param("names", holders.stream().map(Holder::name).toArray(String[]::new))
                .param(
                        "since",
                        holders.stream().map(it -> it.since().toString()).toArray(String[]::new))
                .update();
    }

    /** Writes a holder in the running transaction. The database refuses two at a time. */
    public void hold(Post post, Holder holder) {
        jdbc.sql("""
                        insert into post_holder (county_id, id, post_id, place, account_id, name, since, until)
                        values (:county, :id, :post, :place, :account, :name, :since, :until)
                        """)
                .param("county", post.county())
                .param("id", Ids.next())
                .param("post", post.id())
                .param("place", post.place().code())
                .param("account", holder.account())
                .param("name", holder.name())
                .param("since", holder.since())
                .param("until", holder.until())
                .update();
    }

    /** Ends the period of whoever would hold the post on a day. */
    void end(Post post, LocalDate on) {
        jdbc.sql("""
                        update post_holder set until = :on
                        where county_id = :county and post_id = :post and since <= :on and (until is null or until > :on)
                        """)
                .param("county", post.county())
                .param("post", post.id())
                .param("on", on)
                .update();
    }

    /** Ends a post, and the periods of whoever holds or will hold it; false where it is outside the scope or has ended. */
    boolean endPost(Post post, LocalDate on) {
        jdbc.sql("""
                        update post_holder set until = greatest(since, :on)
                        where county_id = :county and post_id = :post and (until is null or until > :on)
                        """)
                .param("county", post.county())
                .param("post", post.id())
                .param("on", on)
                .update();
        return jdbc.sql("""
                                update post set ended_on = :on
                                where county_id = :county and id = :post and ended_on is null
                                """)
                        .param("county", post.county())
                        .param("post", post.id())
                        .param("on", on)
                        .update()
                == 1;
    }
}
