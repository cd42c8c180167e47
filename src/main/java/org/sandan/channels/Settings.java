package org.sandan.channels;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.needs.SmsOffer;
import org.sandan.platform.Keys;
import org.sandan.platform.Scope;
import org.sandan.platform.SealedFields;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The gateway and the mail server that a county set up: encrypted as a whole, changed by the system administrator only. */
@Component
class Settings implements SealedFields, SmsOffer {
    private static final String USE = "channel.setting";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json;
    private final Transactions transactions;
    private final Trail trail;
    private final InstantSource clock;

    Settings(JdbcClient jdbc, Keys keys, JsonMapper json, Transactions transactions, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param active whether it is switched on */
    record Kept<T>(boolean active, T settings) {}

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field("channel_setting", "id", "sealed", USE, List.of()));
    }

    @Override
    public boolean isOffered(int county) {
        return transactions.read(
                Scope.system(county, "channels"), () -> sms(county).isPresent());
    }

    boolean isOn(int county, Channel channel) {
        return transactions.read(
                Scope.system(county, "channels"),
                () -> channel == Channel.SMS
                        ? sms(county).isPresent()
                        : mail(county).isPresent());
    }

    /** The gateway, where it is switched on. In the caller's transaction, as the two that follow. */
    Optional<SmsSettings> sms(int county) {
        return find(county, Channel.SMS, SmsSettings.class).filter(Kept::active).map(Kept::settings);
    }

    Optional<MailSettings> mail(int county) {
        return find(county, Channel.MAIL, MailSettings.class)
                .filter(Kept::active)
                .map(Kept::settings);
    }

    <T> Optional<Kept<T>> find(int county, Channel channel, Class<T> type) {
        return jdbc.sql("select active, sealed from channel_setting where county_id = :county and channel = :channel")
                .param("county", county)
                .param("channel", channel.word())
                .query((row, n) -> new Kept<>(row.getBoolean("active"), row.getBytes("sealed")))
                .optional()
                .flatMap(kept -> keys.decrypt(USE, kept.settings())
                        .map(text -> new Kept<>(kept.active(), json.readValue(text, type))));
    }

    /** Both, for the page of the administrator. */
    record Both(Optional<Kept<SmsSettings>> sms, Optional<Kept<MailSettings>> mail) {}

    Both both(Viewer viewer) {
        return transactions.read(
                viewer.scope(),
                () -> new Both(
                        find(viewer.county(), Channel.SMS, SmsSettings.class),
                        find(viewer.county(), Channel.MAIL, MailSettings.class)));
    }

    /**
     * Sets a channel up. What was typed is made of the fields and the secret of before, which stays where none is typed.
     * Refused: any field that cannot work.
     */
    <T> Outcome<T> keep(
            Viewer viewer,
            Channel channel,
            Class<T> type,
            boolean active,
            Function<Optional<T>, T> made,
            Function<T, List<AtField>> faults) {
        return transactions.write(viewer.scope(), () -> {
            T settings = made.apply(find(viewer.county(), channel, type).map(Kept::settings));
            List<AtField> wrong = faults.apply(settings);
            if (!wrong.isEmpty()) {
                return Outcome.refused(Refusal.at(wrong));
            }
            Place place = new Place(rangeOf(viewer));
            UUID id = Ids.next();
            jdbc.sql("""
                            insert into channel_setting (county_id, id, channel, place, active, sealed, changed_at, changed_by)
                            values (:county, :id, :channel, :place, :active, :sealed, :now, :by)
                            on conflict (county_id, channel) do update set active = excluded.active,
                              sealed = excluded.sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                            """)
                    .param("county", viewer.county())
                    .param("id", id)
                    .param("channel", channel.word())
                    .param("place", place.code())
                    .param("active", active)
                    .param("sealed", keys.encrypt(USE, json.writeValueAsString(settings)))
                    .param("now", Timestamps.of(clock.instant()))
                    .param("by", viewer.account())
                    .update();
            trail.record(viewer, "channel-set", "channel-" + channel.word(), viewer.actingPost(), place, null);
            return Outcome.done(settings);
        });
    }

    private static long rangeOf(Viewer viewer) {
        if (viewer.range() == null) {
            throw new IllegalStateException("An administrator has a range.");
        }
        return viewer.range().from();
    }
}
