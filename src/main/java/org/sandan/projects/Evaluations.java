package org.sandan.projects;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.platform.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words on a project beside those of its askers, in the caller's transaction. */
@Component
public class Evaluations {
    private final JdbcClient jdbc;

    Evaluations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody's word.
     *
     * @param source sample, unit or community
     * @param answer solved, not_solved or not_reached
     * @param no the number under which the lot chose whoever says it; null for all others
     */
    public record Word(
            String source,
            String answer,
            String words,
            UUID post,
            Instant at,
            @Nullable Integer no) {}

    void add(ProjectRow project, int round, Word word) {
        jdbc.sql("""
                        insert into evaluation (county_id, id, project_id, place, organisation_id, round, source, answer, words,
                          by_post, at, no)
                        values (:county, :id, :project, :place, :organisation, :round, :source, :answer, :words, :post, :at, :no)
                        """)
                .param("county", project.place().county())
                .param("id", Ids.next())
                .param("project", project.id())
                .param("place", project.place().code())
                .param("organisation", project.lead())
                .param("round", round)
                .param("source", word.source())
                .param("answer", word.answer())
                .param("words", word.words())
                .param("post", word.post())
                .param("at", Timestamps.of(word.at()))
                .param("no", word.no())
                .update();
    }

    public List<Word> of(int county, UUID project, int round) {
        return jdbc.sql("""
                        select source, answer, words, by_post, at, no from evaluation
                        where county_id = :county and project_id = :project and round = :round order by at, id
                        """)
                .param("county", county)
                .param("project", project)
                .param("round", round)
                .query((row, n) -> new Word(
                        row.getString("source"),
                        row.getString("answer"),
                        row.getString("words"),
                        row.getObject("by_post", UUID.class),
                        Timestamps.read(row, "at"),
                        row.getObject("no", Integer.class)))
                .list();
    }
}
