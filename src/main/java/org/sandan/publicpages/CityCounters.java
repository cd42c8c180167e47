package org.sandan.publicpages;

import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.platform.Counters;
import org.sandan.platform.Counties;
import org.sandan.platform.OutboxConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings the figures of each county to its city, where the city is served too: no page of the city reads a county. */
@Component
class CityCounters implements OutboxConsumer {
    private final Counters counters;
    private final Counties counties;
    private final JsonMapper json;

    CityCounters(Counters counters, Counties counties, JsonMapper json) {
        this.counters = counters;
        this.counties = counties;
        this.json = json;
    }

    @Override
    public String name() {
        return "city-counters";
    }

    @Override
    public boolean wants(String topic) {
        return topic.startsWith("need.");
    }

    @Override
    public int target(Event event) {
        return event.county() / 100 * 100;
    }

    @Override
    public void accept(Event event) {
        int city = target(event);
        if (city == event.county() || !counties.serves(city)) {
            return;
        }
        NeedCounters.Told told = json.readValue(event.payload(), NeedCounters.Told.class);
        DivisionCode county = told.at().division().at(Level.COUNTY);
        told.changes().forEach((figure, amount) -> counters.add(city, county.value(), told.year(), figure, amount));
    }
}
