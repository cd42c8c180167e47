package org.sandan.trail;

import java.util.List;
import org.springframework.stereotype.Component;

/** The trail itself is sealed. */
@Component
class SealedTrail implements SealedTable {
    @Override
    public String name() {
        return "trail";
    }

    @Override
    public List<KeyColumn> key() {
        return List.of(new KeyColumn("id", "uuid"));
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id", "at", "action", "account_id", "post_id", "subject_kind", "subject_id", "note_id", "note_hash");
    }
}
