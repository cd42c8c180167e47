package org.sandan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads posts and who holds them. Every method runs in the caller's transaction; everybody may know posts. */
@Component
public class Posts {
    private static final String POST = """
            select p.id, p.place, p.place_to, p.role, p.organisation_id, p.name_zh, p.name_en, p.phone
            from post p where p.county_id = :county and p.ended_on is null
            """;
    private static final String CARD = """
            select p.id, p.place, p.place_to, p.role, p.organisation_id, p.name_zh, p.name_en, p.phone,
              o.name_zh as organisation_zh, o.name_en as organisation_en, o.phone as organisation_phone,
              p.ended_on, h.account_id, h.name as holder, h.since, h.until
            from post p
              join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
              left join post_holder h on h.county_id = p.county_id and h.post_id = p.id
                and h.since <= :on and (h.until is null or h.until > :on)
            where p.county_id = :county
            """;
    private static final String IN_USE = " and p.ended_on is null ";

    private final JdbcClient jdbc;

    Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Post> find(int county, UUID id) {
        return jdbc.sql(POST + " and p.id = :id")
                .param("county", county)
                .param("id", id)
                .query(Posts::post)
                .optional();
    }

    /** Who holds a post on a day; empty while it is vacant. */
    public Optional<Holder> holder(int county, UUID post, LocalDate on) {
        return jdbc.sql("""
                        select post_id, account_id, name, since, until from post_holder
                        where county_id = :county and post_id = :post and since <= :on and (until is null or until > :on)
                        """)
                .param("county", county)
                .param("post", post)
                .param("on", on)
                .query(Posts::holder)
                .optional();
    }

    /** Everybody who held or will hold a post, the latest first. */
    public List<Holder> holders(int county, UUID post) {
        return jdbc.sql("""
                        select post_id, account_id, name, since, until from post_holder
                        where county_id = :county and post_id = :post order by since desc, id desc
                        """)
                .param("county", county)
                .param("post", post)
                .query(Posts::holder)
                .list();
    }

    /** The posts asked for, ended ones too, with holder and organisation, in one query. What is not there is left out. */
    public Map<UUID, PostCard> cards(int county, Collection<UUID> posts, LocalDate on) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(CARD + " and p.id in (:posts)")
                .param("county", county)
                .param("on", on)
                .param("posts", posts)
                .query(Posts::card)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        card -> card.post().id(), Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    /** The posts that belong to places of a range, from the widest to the narrowest at each place. */
    public List<PostCard> within(int county, PlaceRange range, LocalDate on) {
        return jdbc.sql(CARD + IN_USE
                        + "and p.place between :from and :to order by p.place, p.place_to desc, p.id limit 1000")
                .param("county", county)
                .param("on", on)
                .param("from", range.from())
                .param("to", range.to())
                .query(Posts::card)
                .list();
    }

    /** The posts of an organisation. */
    public List<PostCard> ofOrganisation(int county, UUID organisation, LocalDate on) {
        return jdbc.sql(CARD + IN_USE + "and p.organisation_id = :organisation order by p.place, p.id limit 200")
                .param("county", county)
                .param("on", on)
                .param("organisation", organisation)
                .query(Posts::card)
                .list();
    }

    /** The post of the town or sub-district that a place lies in: where what is overdue in a community goes. */
    public Optional<Post> postAbove(int county, Place place) {
        return above(county, Role.TOWN, place);
    }

    /** The banner's leading group. */
    public Optional<Post> leadingGroup(int county) {
        return jdbc.sql(POST + " and p.role = 'LEADING_GROUP' order by p.place, p.id limit 1")
                .param("county", county)
                .query(Posts::post)
                .optional();
    }

    /** Post A of the community or village that a place lies in. */
    public Optional<Post> secretaryOf(int county, Place place) {
        return above(county, Role.SECRETARY, place);
    }

    /**
     * The posts to which an order at a place may be assigned to be answered at once (即办): grid, community, village and
     * town, never a unit. Of the grid workers only that grid's; where the order concerns a whole village, all of its
     * grid workers. The nearest come first.
     */
    public List<Post> answeringPosts(int county, Place place) {
        PlaceRange inVillage = place.division().level() == Level.VILLAGE
                ? place.division().range()
                : new PlaceRange(place.code(), place.code());
        return jdbc.sql(POST + """
                          and p.role in ('GRID_WORKER', 'COMMUNITY_STAFF', 'SECRETARY', 'TOWN')
                          and (p.place <= :from and p.place_to >= :to or p.place between :villageFrom and :villageTo)
                          and (p.role <> 'GRID_WORKER' or not :grid or p.place <= :from and p.place_to >= :to)
                        order by p.place_to - p.place, p.place, p.id
                        """)
                .param("county", county)
                .param("from", place.range().from())
                .param("to", place.range().to())
                .param("villageFrom", inVillage.from())
                .param("villageTo", inVillage.to())
                .param("grid", place.isGrid())
                .query(Posts::post)
                .list();
    }

    /** The posts in use that stand at exactly this place. */
    List<Post> inUseAt(int county, Place place) {
        return jdbc.sql(POST + " and p.place = :place order by p.id")
                .param("county", county)
                .param("place", place.code())
                .query(Posts::post)
                .list();
    }

    /** The posts that an account holds on a day, the widest first. */
    public List<Post> postsOfAccount(int county, UUID account, LocalDate on) {
        return jdbc.sql("""
                        select p.id, p.place, p.place_to, p.role, p.organisation_id, p.name_zh, p.name_en, p.phone
                        from post_holder h join post p on p.county_id = h.county_id and p.id = h.post_id
                        where h.county_id = :county and p.county_id = :county and h.account_id = :account
                          and h.since <= :on and (h.until is null or h.until > :on) and p.ended_on is null
                        order by p.place_to - p.place desc, p.place, p.id
                        """)
                .param("county", county)
                .param("account", account)
                .param("on", on)
                .query(Posts::post)
                .list();
    }

    private Optional<Post> above(int county, Role role, Place place) {
        return jdbc.sql(POST + """
                         and p.role = :role and p.place <= :from and p.place_to >= :to
                        order by p.place_to - p.place, p.id limit 1
                        """)
                .param("county", county)
                .param("role", role.name())
                .param("from", place.range().from())
                .param("to", place.range().to())
                .query(Posts::post)
                .optional();
    }

    private static Post post(ResultSet row, int n) throws SQLException {
        Place place = new Place(row.getLong("place"));
        return new Post(
                row.getObject("id", UUID.class),
                place,
                new PlaceRange(place.code(), row.getLong("place_to")),
                Role.valueOf(row.getString("role")),
                row.getObject("organisation_id", UUID.class),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("phone"));
    }

    private static Holder holder(ResultSet row, int n) throws SQLException {
        return new Holder(
                row.getObject("post_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }

    private static PostCard card(ResultSet row, int n) throws SQLException {
        Post post = post(row, n);
        String name = row.getString("holder");
        Holder holder = name == null
                ? null
                : new Holder(
                        post.id(),
                        row.getObject("account_id", UUID.class),
                        name,
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class));
        String phone = post.phone() == null ? row.getString("organisation_phone") : post.phone();
        return new PostCard(
                post,
                row.getString("organisation_zh"),
                row.getString("organisation_en"),
                holder,
                phone,
                row.getObject("ended_on", LocalDate.class));
    }
}
