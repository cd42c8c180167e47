package org.sandan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.platform.Keys;
import org.sandan.platform.Viewer;

class SessionTicketTest {
    private static final Viewer LI = new Viewer(
            Role.SECRETARY,
            150_622,
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            null,
            new PlaceRange(150_622_001_003_000L, 150_622_001_003_999L),
            "李云娜",
            "社区书记（A 岗）",
            "Community secretary (post A)",
            true);
    private static final SessionTicket TICKET = new SessionTicket(
            UUID.randomUUID(),
            3,
            Instant.parse("2026-11-23T01:00:00Z"),
            Instant.parse("2026-11-23T01:10:00Z"),
            SessionTicket.OPEN,
            LI);

    @Test
    void what_is_written_is_read_again() {
        assertThat(SessionTicket.read(TICKET.write())).contains(TICKET);
    }

    @Test
    void a_name_cannot_break_out_of_its_field() {
        Viewer sly = new Viewer(Role.UNIT, 150_622, LI.account(), null, null, null, null, "a\u001Fb", "", "", true);
        SessionTicket ticket =
                new SessionTicket(TICKET.session(), 0, TICKET.loggedIn(), TICKET.seen(), TICKET.until(), sly);
        assertThat(SessionTicket.read(ticket.write()))
                .hasValueSatisfying(read -> assertThat(read.viewer().name()).isEqualTo("a b"));
    }

    @Test
    void texts_of_another_form_are_nobodys() {
        assertThat(SessionTicket.read("")).isEmpty();
        assertThat(SessionTicket.read(TICKET.write() + "\u001F")).isEmpty();
        assertThat(SessionTicket.read(TICKET.write().replace("SECRETARY", "KING")))
                .isEmpty();
    }

    @Test
    void a_cookie_changed_in_one_letter_or_made_for_another_use_is_nobodys() {
        Keys keys = Keys.forgetful();
        String cookie = keys.toCookie("session", TICKET.write());
        char other = cookie.charAt(40) == 'A' ? 'B' : 'A';
        assertThat(keys.fromCookie("session", cookie)).isPresent();
        assertThat(keys.fromCookie("session", cookie.substring(0, 40) + other + cookie.substring(41)))
                .isEmpty();
        assertThat(keys.fromCookie("login", cookie)).isEmpty();
        assertThat(Keys.forgetful().fromCookie("session", cookie)).isEmpty();
    }

    @Test
    void the_longest_names_fit_into_a_cookie() {
        String name = "某".repeat(40);
        String post = "某".repeat(100);
        Viewer viewer = new Viewer(
                Role.COMMUNITY_STAFF,
                150_622,
                LI.account(),
                LI.post(),
                LI.organisation(),
                null,
                LI.range(),
                name,
                post,
                post,
                true);
        SessionTicket ticket =
                new SessionTicket(TICKET.session(), 9, TICKET.loggedIn(), TICKET.seen(), TICKET.until(), viewer);
        assertThat(Keys.forgetful().toCookie("session", ticket.write()).length())
                .isLessThan(4000);
    }
}
