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
import org.sandan.kernel.RefusalType;

class PairUnitTest {
    private static final Place ZHONGHEXI = Place.of(new DivisionCode(150_621_106_000L));
    private static final UUID BUREAU = Ids.next();
    private static final UUID COLLEGE = Ids.next();

    private static Pairing pairing(UUID unit, boolean lead, int from, @Nullable Integer to) {
        LocalDate until = to == null ? null : LocalDate.of(to, 1, 1);
        return new Pairing(Ids.next(), unit, ZHONGHEXI, lead, LocalDate.of(from, 1, 1), until);
    }

    private static @Nullable RefusalType conflict(Pairing there, Pairing made) {
        Pairings.Card card = new Pairings.Card(there, "鄂尔多斯职业学院", "", OrganisationKind.UNIT, null);
        return PairUnit.conflict(List.of(card), made)
                .map(refusal -> refusal.fields().getFirst().type())
                .orElse(null);
    }

    @Test
    void a_unit_stands_by_a_place_once_at_a_time() {
        assertThat(conflict(pairing(BUREAU, false, 2018, null), pairing(BUREAU, false, 2020, 2021)))
                .isEqualTo(OrganisationRefusal.PAIRING_OVERLAPS);
        assertThat(conflict(pairing(BUREAU, false, 2018, 2020), pairing(BUREAU, false, 2020, null)))
                .isNull();
    }

    @Test
    void a_place_has_one_lead_unit_at_a_time_and_any_number_of_others() {
        Pairing lead = pairing(BUREAU, true, 2018, null);
        assertThat(conflict(lead, pairing(COLLEGE, true, 2019, null)))
                .isEqualTo(OrganisationRefusal.PAIRING_LEAD_TAKEN);
        assertThat(conflict(lead, pairing(COLLEGE, false, 2019, null))).isNull();
        assertThat(conflict(lead, pairing(COLLEGE, true, 2015, 2018))).isNull();
    }

    @Test
    void the_last_day_is_the_day_before_the_first_free_one() {
        assertThat(pairing(BUREAU, true, 2018, 2020).lastDay()).isEqualTo("2019-12-31");
        assertThat(pairing(BUREAU, true, 2018, null).lastDay()).isNull();
    }

    @Test
    void towns_communities_and_teams_cannot_be_paired() {
        assertThat(OrganisationKind.TOWN.canBePaired()).isFalse();
        assertThat(OrganisationKind.COMMUNITY.canBePaired()).isFalse();
        assertThat(OrganisationKind.BUILDING_TEAM.canBePaired()).isFalse();
        assertThat(OrganisationKind.DEPARTMENT.canBePaired()).isTrue();
        assertThat(OrganisationKind.ENTERPRISE.canBePaired()).isTrue();
    }
}
