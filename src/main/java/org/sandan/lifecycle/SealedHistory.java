package org.sandan.lifecycle;

import java.util.List;
import org.sandan.trail.SealedTable;
import org.springframework.stereotype.Component;

/** The histories of cases are sealed. */
@Component
class SealedHistory implements SealedTable {
    @Override
    public String name() {
        return "case_history";
    }

    @Override
    public List<KeyColumn> key() {
        return List.of(new KeyColumn("case_id", "uuid"), new KeyColumn("version", "int"));
    }

    @Override
    public List<String> columns() {
        return List.of(
                "case_id",
                "version",
                "place",
                "action",
                "at",
                "by_kind",
                "by_post",
                "by_account",
                "title",
                "state",
                "owner_post",
                "turn",
                "turn_id",
                "round",
                "asked",
                "step_from",
                "step_due",
                "whole_due",
                "fires_at",
                "rule",
                "calendar",
                "facts",
                "undo_until",
                "note_id",
                "note_hash",
                "organisation_id");
    }
}
