package org.sandan.projects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.Common;
import org.sandan.needs.ProjectNeeds;
import org.sandan.platform.Keys;
import org.sandan.platform.SealedFields;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 服务单: of each beneficiary the fields that the work needs and post A ticked, copied encrypted for the body that does the
 * work and readable by nobody else. Every look stands in the trail. Closed at completion, opened again by a reopening.
 */
@Component
public class ServiceSheets implements SealedFields {
    private static final String USE = "service-sheet";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json;
    private final Trail trail;
    private final Beside beside;

    ServiceSheets(JdbcClient jdbc, Keys keys, JsonMapper json, Trail trail, Beside beside) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.trail = trail;
        this.beside = beside;
    }

    @Component
    record Beside(ProjectNeeds needs, ProjectStore projects, ProjectSteps steps, Transactions transactions) {}

    /** A line of the sheet: field by field what the work needs of one person. */
    public record Line(int no, Map<String, String> fields) {}

    /** What can be ticked. */
    public static final List<String> FIELDS = List.of("name", "phone", "spot", "words");

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field("service_sheet_person", "id", "data", USE, List.of()));
    }

    /** Makes the sheet anew with the fields ticked. */
    public Outcome<Integer> make(Viewer viewer, UUID project, List<String> ticked) {
        return beside.transactions().write(viewer.scope(), () -> {
            int county = viewer.county();
            ProjectRow row = beside.projects().find(county, project).orElse(null);
            boolean owner = beside.steps()
                    .find(county, project)
                    .filter(found -> found.standing().ownerPost().equals(viewer.post()))
                    .isPresent();
            if (row == null || !owner) {
                return Outcome.refused(Common.NOT_FOUND);
            }
            UUID lead = row.lead();
            if (lead == null) {
                return Outcome.refused(ProjectRefusal.LEAD_FIRST);
            }
            List<String> fields = FIELDS.stream().filter(ticked::contains).toList();
            if (fields.isEmpty()) {
                return Outcome.refused(Refusal.at("fields", Common.REQUIRED));
            }
            jdbc.sql("delete from service_sheet_person where county_id = :county and project_id = :project")
                    .param("county", county)
                    .param("project", project)
                    .update();
            List<ProjectNeeds.Beneficiary> people = beside.needs().beneficiaries(county, project);
            int no = 0;
            for (ProjectNeeds.Beneficiary person : people) {
                Map<String, String> line = new LinkedHashMap<>();
                fields.forEach(field -> line.put(field, person.field(field)));
                no++;
                add(row, lead, no, line);
            }
            trail.record(viewer, "service-sheet", "project", project, row.place(), String.join(",", fields));
            return Outcome.done(no);
        });
    }

    private void add(ProjectRow project, UUID lead, int no, Map<String, String> line) {
        jdbc.sql("""
                        insert into service_sheet_person (county_id, id, project_id, place, organisation_id, no, data)
                        values (:county, :id, :project, :place, :organisation, :no, :data)
                        """)
                .param("county", project.place().county())
                .param("id", Ids.next())
                .param("project", project.id())
                .param("place", project.place().code())
                .param("organisation", lead)
                .param("no", no)
                .param("data", keys.encrypt(USE, json.writeValueAsString(line)))
                .update();
    }

    /** The sheet as its reader may see it; the look stands in the trail. */
    public List<Line> look(Viewer viewer, UUID project) {
        return beside.transactions().change(viewer.scope(), () -> {
            List<Line> lines = lines(viewer.county(), project);
            if (!lines.isEmpty()) {
                ProjectRow row =
                        beside.projects().find(viewer.county(), project).orElseThrow();
                trail.record(viewer, "service-sheet-look", "project", project, row.place(), "" + lines.size());
            }
            return lines;
        });
    }

    private List<Line> lines(int county, UUID project) {
        return jdbc.sql("""
                        select no, data from service_sheet_person
                        where county_id = :county and project_id = :project order by no
                        """)
                .param("county", county)
                .param("project", project)
                .query((row, n) -> new Line(row.getInt("no"), fields(row.getBytes("data"))))
                .list();
    }

    /** Empty where the key that sealed it is lost. */
    private Map<String, String> fields(byte[] sealed) {
        return keys.decrypt(USE, sealed)
                .map(text -> json.readValue(text, new TypeReference<Map<String, String>>() {}))
                .orElse(Map.of());
    }

    /** How many lines the sheet has that this viewer may see. */
    public int count(int county, UUID project) {
        return jdbc.sql("select count(*) from service_sheet_person where county_id = :county and project_id = :project")
                .param("county", county)
                .param("project", project)
                .query(Integer.class)
                .single();
    }

    /** At completion: the body sees it no longer. */
    void close(int county, UUID project) {
        set(county, project, false);
    }

    void open(int county, UUID project) {
        set(county, project, true);
    }

    private void set(int county, UUID project, boolean open) {
        jdbc.sql("update service_sheet_person set open = :open where county_id = :county and project_id = :project")
                .param("open", open)
                .param("county", county)
                .param("project", project)
                .update();
    }
}
