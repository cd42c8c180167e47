package org.sandan.meetings;

import java.util.Optional;
import java.util.UUID;
import org.sandan.platform.Viewer;
import org.sandan.projects.Sitting;
import org.springframework.stereotype.Component;

/** Tells claims of the meeting in which they are answered. */
@Component
class Sessions implements Sitting {
    private final MeetingStore meetings;

    Sessions(MeetingStore meetings) {
        this.meetings = meetings;
    }

    @Override
    public Optional<Seat> of(Viewer viewer, UUID project) {
        UUID post = viewer.post();
        return post == null
                ? Optional.empty()
                : meetings.seated(viewer.county(), project, post)
                        .map(seated -> new Seat(seated.meeting(), seated.state().equals("in_session")));
    }
}
