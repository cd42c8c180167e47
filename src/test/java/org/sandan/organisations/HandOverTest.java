package org.sandan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.RefusalType;
import org.sandan.kernel.Role;
import org.sandan.platform.Viewer;

class HandOverTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final DivisionCode ZHANBEI = new DivisionCode(150_622_001_003L);
    private static final UUID POST = Ids.next();
    private static final People.Person LI = new People.Person(Ids.next(), "李云娜", "liyunna");
    private static final People.Person WANG = new People.Person(Ids.next(), "王海", "wanghai");

    private static Holder held(People.Person person, LocalDate since, @Nullable LocalDate until) {
        return new Holder(POST, person.account(), person.name(), since, until);
    }

    private static @Nullable RefusalType conflict(People.Person successor, LocalDate from, Holder... latestFirst) {
        return HandOver.conflict(List.of(latestFirst), successor, from, TODAY)
                .map(refusal -> refusal.fields().getFirst().type())
                .orElse(null);
    }

    private static Viewer viewer(Role role, PlaceRange range) {
        return new Viewer(role, 150_622, LI.account(), POST, null, null, range, LI.name(), "", "", true);
    }

    private static Post post(Role role, Place place) {
        return new Post(Ids.next(), place, place.range(), role, Ids.next(), "岗", "", null);
    }

    @Test
    void a_successor_begins_when_the_holder_ends_or_in_a_vacant_post() {
        assertThat(conflict(WANG, TODAY)).isNull();
        assertThat(conflict(WANG, TODAY, held(LI, TODAY.minusYears(1), null))).isNull();
        assertThat(conflict(WANG, TODAY.plusDays(9), held(LI, TODAY.minusYears(1), null)))
                .isNull();
        assertThat(conflict(WANG, TODAY, held(LI, TODAY.minusYears(1), TODAY.minusDays(5))))
                .isNull();
    }

    @Test
    void a_post_is_not_handed_to_its_holder() {
        assertThat(conflict(LI, TODAY, held(LI, TODAY.minusYears(1), null)))
                .isEqualTo(OrganisationRefusal.SUCCESSOR_SAME);
    }

    @Test
    void a_gap_after_a_holder_whose_end_is_set_is_refused() {
        Holder leaving = held(LI, TODAY.minusYears(1), TODAY.plusDays(3));
        assertThat(conflict(WANG, TODAY.plusDays(5), leaving)).isEqualTo(OrganisationRefusal.HAND_OVER_GAP);
        assertThat(conflict(WANG, TODAY.plusDays(3), leaving)).isNull();
    }

    @Test
    void a_second_successor_for_a_later_day_is_refused() {
        Holder next = held(WANG, TODAY.plusDays(7), null);
        Holder now = held(LI, TODAY.minusYears(1), TODAY.plusDays(7));
        assertThat(conflict(LI, TODAY, next, now)).isEqualTo(OrganisationRefusal.HAND_OVER_OVERLAPS);
    }

    @Test
    void a_secretary_hands_over_the_posts_of_grids_but_not_the_own() {
        Viewer secretary = viewer(Role.SECRETARY, ZHANBEI.range());
        assertThat(PostRights.may(secretary, post(Role.GRID_WORKER, Place.grid(ZHANBEI, 4))))
                .isTrue();
        assertThat(PostRights.may(secretary, post(Role.SECRETARY, Place.of(ZHANBEI))))
                .isFalse();
        Place elsewhere = Place.grid(new DivisionCode(150_622_002_003L), 1);
        assertThat(PostRights.may(secretary, post(Role.GRID_WORKER, elsewhere))).isFalse();
    }

    @Test
    void the_system_administrator_does_not_appoint_administrators() {
        DivisionCode jungar = new DivisionCode(150_622_000_000L);
        Viewer system = viewer(Role.SYSTEM_ADMIN, jungar.range());
        Viewer security = viewer(Role.SECURITY_ADMIN, jungar.range());
        Post auditor = post(Role.AUDITOR, Place.of(jungar));
        assertThat(PostRights.may(system, auditor)).isFalse();
        assertThat(PostRights.may(security, auditor)).isTrue();
        assertThat(PostRights.may(system, post(Role.UNIT, Place.of(jungar)))).isTrue();
    }
}
