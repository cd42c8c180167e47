package org.sandan.demo;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.sandan.demo.DemoOrder.Step;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Place;
import org.sandan.kernel.Role;
import org.sandan.lifecycle.CaseRow;
import org.sandan.needs.AcceptNeed;
import org.sandan.needs.AnswerNeed;
import org.sandan.needs.AskerStore;
import org.sandan.needs.AssignNeed;
import org.sandan.needs.Categories;
import org.sandan.needs.Contact;
import org.sandan.needs.DecideNeed;
import org.sandan.needs.FinishNeed;
import org.sandan.needs.Group;
import org.sandan.needs.JoinNeed;
import org.sandan.needs.LeaveNeed;
import org.sandan.needs.MergeNeed;
import org.sandan.needs.Order;
import org.sandan.needs.PlaceOrder;
import org.sandan.organisations.Post;
import org.sandan.organisations.Posts;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** Takes each step of the demo's orders through the use case that people take it through. */
@InDemo
class DemoSteps {
    private final Transactions transactions;
    private final Posts posts;
    private final Asking asking;
    private final Office office;
    private final DemoPictures pictures;

    DemoSteps(Transactions transactions, Posts posts, Asking asking, Office office, DemoPictures pictures) {
        this.transactions = transactions;
        this.posts = posts;
        this.asking = asking;
        this.office = office;
        this.pictures = pictures;
    }

    /** What those who ask do. */
    @InDemo
    record Asking(
            PlaceOrder place,
            JoinNeed join,
            AnswerNeed answer,
            LeaveNeed leave,
            AskerStore askers,
            Categories categories,
            org.sandan.documents.Photos photos) {}

    /** What the offices do. */
    @InDemo
    record Office(AcceptNeed accept, AssignNeed assign, FinishNeed finish, DecideNeed decide, MergeNeed merge) {}

    /** @return the number of the order */
    Outcome<String> place(Step step, String phone) {
        DemoOrder order = step.order();
        DivisionCode village = new DivisionCode(order.village());
        Place place = order.grid() == 0 ? Place.of(village) : Place.grid(village, order.grid());
        int county = village.county();
        boolean forAnother = order.by().equals("staff");
        Viewer worker = forAnother ? viewer(county, post(county, place, Role.GRID_WORKER)) : Viewer.NOBODY;
        Scope scope = forAnother ? worker.scope() : Scope.ordering(county);
        return transactions.write(scope, () -> {
            UUID category = asking.categories().at(county, place).stream()
                    .filter(one -> one.code().equals(order.kind()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            Order wish = new Order(
                    village,
                    place,
                    category,
                    groups(order),
                    order.words(),
                    order.spot(),
                    contact(order, phone),
                    forAnother ? Order.Channel.STAFF : Order.Channel.SELF,
                    null);
            return asking.place()
                    .place(wish, key(step, 0), forAnother ? worker : null)
                    .map(receipt -> {
                        if (!order.before().isEmpty()) {
                            var belongs = new org.sandan.documents.Photos.Belongs(
                                    county, null, receipt.need(), place, false, 0, false, null);
                            asking.photos().keep(belongs, pictures.picture(order.before()));
                        }
                        return receipt.number();
                    });
        });
    }

    Outcome<?> join(Step step, CaseRow row, int who, String phone) {
        Contact contact = new Contact(false, DemoNames.person(phone.hashCode()), phone);
        JoinNeed.Joining joining = new JoinNeed.Joining(row.county(), row.id(), "我家也是这个情况，请一起办。", "", contact);
        return transactions.write(
                Scope.ordering(row.county()), () -> asking.join().join(joining, key(step, who), null));
    }

    Outcome<?> answer(Step step, CaseRow row, int who) {
        UUID asker = asker(row, who);
        AnswerNeed.Answer answer =
                new AnswerNeed.Answer(row.county(), asker, step.verb().equals("solved"), step.tail(), null);
        return transactions.write(
                Scope.code(row.county(), asker, row.id()), () -> asking.answer().answer(answer));
    }

    /** Withdraws or objects, as the first who asked. */
    Outcome<?> leave(Step step, CaseRow row) {
        UUID asker = asker(row, 0);
        return transactions.write(
                Scope.code(row.county(), asker, row.id()),
                () -> step.verb().equals("withdraw")
                        ? asking.leave().withdraw(row.county(), asker)
                        : asking.leave().object(row.county(), asker, step.rest()));
    }

    /** A step of the post that answers for the order; what is done is done by the post whose turn it is. */
    Outcome<?> office(Step step, CaseRow row, DemoCalendar calendar, String target) {
        UUID acting = step.verb().equals("done") && row.standing().turnId() != null
                ? row.standing().turnId()
                : row.standing().ownerPost();
        Viewer viewer = viewer(row.county(), acting);
        return switch (step.verb()) {
            case "accept" ->
                office.accept()
                        .accept(
                                viewer,
                                new AcceptNeed.Acceptance(
                                        row.id(), row.version(), step.order().title(), true));
            case "assign" -> {
                UUID post = post(row.county(), row.place(), Role.valueOf(step.word()));
                String[] rest = step.tail().split(" ", 2);
                LocalDate date = calendar.before(Integer.parseInt(rest[0]));
                yield office.assign()
                        .assign(
                                viewer,
                                new AssignNeed.Assignment(
                                        row.id(),
                                        row.version(),
                                        post,
                                        date,
                                        step.order().title(),
                                        rest.length > 1 ? rest[1] : ""));
            }
            case "done" ->
                office.finish()
                        .finish(
                                viewer,
                                new FinishNeed.Completion(
                                        row.id(),
                                        row.version(),
                                        step.tail(),
                                        List.of(pictures.picture(step.word())),
                                        true));
            case "merge" -> office.merge().merge(viewer, new MergeNeed.Merging(row.id(), row.version(), target));
            default ->
                office.decide()
                        .decide(viewer, new DecideNeed.Decision(row.id(), row.version(), step.verb(), step.rest()));
        };
    }

    private static Set<Group> groups(DemoOrder order) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        order.groups().forEach(word -> groups.add(Group.valueOf(word.toUpperCase(Locale.ROOT))));
        return groups;
    }

    private static Contact contact(DemoOrder order, String phone) {
        if (order.by().equals("anonymous")) {
            return Contact.ANONYMOUS;
        }
        return order.by().contains(" ")
                ? new Contact(false, order.by().split(" ", 2)[0], order.by().split(" ", 2)[1])
                : new Contact(false, DemoNames.person(phone.hashCode()), phone);
    }

    private static String key(Step step, int who) {
        return "demo-" + step.order().key() + "-" + step.index() + "-" + who;
    }

    private UUID asker(CaseRow row, int who) {
        return transactions.read(
                Scope.system(row.county(), "demo"),
                () -> asking.askers().of(row.county(), row.id()).get(who).id());
    }

    /** The first post of a role that may answer at a place. */
    private UUID post(int county, Place place, Role role) {
        return transactions.read(
                Scope.system(county, "demo"),
                () -> posts.answeringPosts(county, place).stream()
                        .filter(post -> post.role() == role)
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    /** Whoever holds the post. */
    private Viewer viewer(int county, UUID id) {
        return transactions.read(Scope.system(county, "demo"), () -> {
            Post post = posts.find(county, id).orElseThrow();
            var holder = posts.holders(county, id).getFirst();
            return new Viewer(
                    post.role(),
                    county,
                    holder.account(),
                    id,
                    post.organisation(),
                    null,
                    post.range(),
                    holder.name(),
                    post.nameZh(),
                    post.nameEn(),
                    true);
        });
    }
}
