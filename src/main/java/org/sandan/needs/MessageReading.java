package org.sandan.needs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.residents.Resident;
import org.sandan.residents.Residents;
import org.springframework.stereotype.Component;

/**
 * Looks up in the viewer's scope what a message may mean: the kind by its words, the grid by what it names, by addresses
 * or by where the person lives, the person by telephone number, then by name. Every guess says what it rests on.
 */
@Component
public class MessageReading {
    private final Residents residents;
    private final Categories categories;
    private final Grids grids;
    private final Transactions transactions;

    MessageReading(Residents residents, Categories categories, Grids grids, Transactions transactions) {
        this.residents = residents;
        this.categories = categories;
        this.grids = grids;
        this.transactions = transactions;
    }

    /** What a grid was made out by. */
    public enum Why {
        NAMED,
        ADDRESS,
        HOME
    }

    /** @param by the piece of the message that says so; empty where the person's home does */
    public record Where(Grid grid, Why why, String by) {
        public String word() {
            return why.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public record Reading(
            Message message, Optional<Categories.Guess> kind, Optional<Where> where, List<Resident> people) {}

    Reading read(Viewer viewer, DivisionCode village, String pasted) {
        Message message = Message.read(pasted);
        return transactions.read(viewer.scope(), () -> {
            List<Resident> people =
                    residents.known(viewer.county(), village.range(), message.phones(), message.names());
            return new Reading(
                    message,
                    Categories.guess(categories.at(viewer.county(), Place.of(village)), message.words()),
                    where(viewer, village, message, people),
                    people);
        });
    }

    private Optional<Where> where(Viewer viewer, DivisionCode village, Message message, List<Resident> people) {
        Optional<Where> named = message.grid() == 0
                ? Optional.empty()
                : grids.find(Place.grid(village, message.grid()))
                        .map(grid -> new Where(grid, Why.NAMED, Integer.toString(message.grid())));
        return named.or(() -> byAddress(viewer, village, message)).or(() -> byHome(people));
    }

    private Optional<Where> byAddress(Viewer viewer, DivisionCode village, Message message) {
        return message.spots().stream()
                .flatMap(spot -> residents.placesOf(viewer.county(), village.range(), spot).stream()
                        .limit(1)
                        .flatMap(place -> grids.find(place).stream())
                        .map(grid -> new Where(grid, Why.ADDRESS, spot)))
                .findFirst();
    }

    /** Several people of one name may live anywhere. */
    private Optional<Where> byHome(List<Resident> people) {
        return people.size() == 1
                ? grids.find(people.getFirst().place()).map(grid -> new Where(grid, Why.HOME, ""))
                : Optional.empty();
    }

    /** The person of a form, if in scope. */
    Optional<Resident> person(Viewer viewer, UUID id) {
        return transactions.read(viewer.scope(), () -> residents.find(viewer.county(), id));
    }
}
