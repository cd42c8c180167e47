package org.sandan.platform;

import java.util.UUID;

/** What every page of somebody in a post shows beside its own data: the module of messages tells it. */
public interface Notices {
    /** More than this nobody counts. */
    int MANY = 99;

    /** How many messages the viewer has not read; one more than {@link #MANY} where there are more. */
    int unread(Viewer viewer);

    /** Whether the viewer's post follows a case. */
    boolean follows(Viewer viewer, UUID caseId);
}
