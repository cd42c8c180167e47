package org.sandan.organisations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Place;
import org.sandan.platform.Counties;
import org.sandan.platform.Outbox;
import org.sandan.platform.OutboxConsumer;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.trail.Trail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Units of another county, or of the city, that stand by a place of this one. A pairing is entered once, in the county of
 * the place, which keeps a copy of the unit's row; the outbox tells the unit's own county, which keeps a copy of the
 * pairing under the same id. The copy there is never newer than what was told last: an event carries the whole pairing
 * and its version, so one that comes twice or late changes nothing.
 */
@Component
public class UnitsElsewhere implements OutboxConsumer {
    static final String TOPIC = "pairing.changed";

    private final Organisations organisations;
    private final Pairings pairings;
    private final Counties counties;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Trail trail;
    private final InstantSource clock;
    private final JsonMapper json;

    UnitsElsewhere(
            Organisations organisations,
            Pairings pairings,
            Counties counties,
            Transactions transactions,
            Outbox outbox,
            Trail trail,
            InstantSource clock,
            JsonMapper json) {
        this.organisations = organisations;
        this.pairings = pairings;
        this.counties = counties;
        this.transactions = transactions;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
        this.json = json;
    }

    /** What the unit's own county is told. */
    record Told(
            int home,
            UUID unit,
            long place,
            boolean lead,
            LocalDate since,
            @Nullable LocalDate until) {}

    /** The unit in use with this code in another county that is served here. Each county is read in its own transaction. */
    public Optional<Organisation> find(int county, CreditCode code) {
        return counties.all().stream()
                .filter(other -> other.code() != county)
                .flatMap(other ->
                        transactions
                                .read(Scope.publicOf(other.code()), () -> organisations.withCode(other.code(), code))
                                .stream())
                .filter(unit -> unit.home() == null && unit.endedOn() == null)
                .findFirst();
    }

    /** Copies the unit into a county, or renews the copy, in the running transaction of a job. */
    void copy(int county, Organisation unit) {
        organisations.copy(county, unit);
    }

    /** Pairs a unit of another county in the running transaction of a job: the unit's copy, the pairing and the event. */
    public void pair(Pairing made, Organisation unit) {
        copy(made.place().county(), unit);
        pairings.add(made);
        tell(made, unit.county(), 1);
    }

    /** Tells the unit's own county how a pairing now stands. */
    void tell(Pairing now, int home, int version) {
        Told told = new Told(home, now.organisation(), now.place().code(), now.lead(), now.since(), now.until());
        outbox.add(now.place().county(), TOPIC, now.id(), version, json.writeValueAsString(told), clock.instant());
    }

    @Override
    public String name() {
        return "units-elsewhere";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals(TOPIC);
    }

    @Override
    public int target(Event event) {
        return told(event).home();
    }

    @Override
    public void accept(Event event) {
        Told told = told(event);
        Pairing pairing = new Pairing(
                event.subject(), told.unit(), new Place(told.place()), told.lead(), told.since(), told.until());
        if (pairings.copy(told.home(), pairing, event.version())) {
            trail.record(told.home(), null, null, "copy-pairing", "pairing", event.subject(), pairing.place(), null);
        }
    }

    private Told told(Event event) {
        return json.readValue(event.payload(), Told.class);
    }
}
