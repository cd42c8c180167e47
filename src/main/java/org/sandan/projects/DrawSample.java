package org.sandan.projects;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.kernel.Refusal.Common;
import org.sandan.kernel.Text;
import org.sandan.needs.ProjectNeeds;
import org.sandan.platform.Keys;
import org.sandan.platform.SealedFields;
import org.sandan.platform.Timestamps;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;
import org.sandan.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 受益人抽签: the community keeps the list of those served, and the system draws by a seed of its own whom it asks. Seed,
 * length of the list and amount stand in the sealed history and in the trail, so that anybody can repeat the draw: the
 * numbers stand in the order of SHA-256 of {@code seed:number}, and the first are drawn. One draw a round, and once it was
 * drawn the list stays as it is.
 */
@Component
public class DrawSample implements SealedFields {
    static final int MOST = 500;
    private static final int LONGEST = 60;
    private static final String USE = "beneficiary";
    /** A name, something between, and a phone. */
    private static final Pattern CALLED = Pattern.compile("(.*?)[\\s,，、;；]+(\\+?\\d[\\d -]{5,})");

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json;
    private final Trail trail;
    private final Beside beside;

    DrawSample(JdbcClient jdbc, Keys keys, JsonMapper json, Trail trail, Beside beside) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.trail = trail;
        this.beside = beside;
    }

    @Component("drawSampleBeside")
    record Beside(ProjectNeeds needs, ProjectSteps steps, Transactions transactions) {}

    /** Somebody who was served; a number that the lot draws, a name and, where it is known, a phone. */
    public record Served(int no, String name, String phone) {}

    /**
     * A draw.
     *
     * @param people how many stood on the list
     * @param drawn the numbers drawn, in the order in which they were drawn
     */
    public record Draw(int round, String seed, int people, List<Integer> drawn) {}

    @Override
    public List<Field> sealedFields() {
        return List.of(new Field("beneficiary_person", "id", "data", USE, List.of()));
    }

    /**
     * The numbers that a seed draws.
     *
     * @param people how many stand on the list, numbered from 1
     * @param amount how many of them are drawn
     */
    public static List<Integer> numbers(String seed, int people, int amount) {
        return IntStream.rangeClosed(1, people)
                .boxed()
                .sorted(Comparator.comparing(no -> digest(seed + ":" + no)))
                .limit(amount)
                .toList();
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Keeps the list, one person a line: a name, and behind it a phone where there is one.
     *
     * @return how many stand on it
     */
    public Outcome<Integer> keep(Viewer viewer, UUID project, String typed) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> beside.steps().take(viewer, project, 0, "draw").then(taken -> {
                            if (drew(taken.county(), project)) {
                                return Outcome.refused(ProjectRefusal.LIST_IS_DRAWN);
                            }
                            List<String> lines = typed.lines()
                                    .map(Text::tidy)
                                    .filter(line -> !line.isEmpty())
                                    .toList();
                            Optional<AtField> fault = fault(lines);
                            if (fault.isPresent()) {
                                return Outcome.refused(Refusal.at(List.of(fault.get())));
                            }
                            write(taken, lines);
                            trail.record(
                                    viewer,
                                    "beneficiaries",
                                    "project",
                                    project,
                                    taken.row().place(),
                                    "" + lines.size());
                            return Outcome.done(lines.size());
                        }));
    }

    private static Optional<AtField> fault(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.of(AtField.of("people", Common.REQUIRED));
        }
        if (lines.size() > MOST) {
            return Optional.of(AtField.of("people", ProjectRefusal.LIST_TOO_LONG, MOST));
        }
        return lines.stream()
                .filter(line -> line.length() > LONGEST)
                .findFirst()
                .map(line -> AtField.of("people", ProjectRefusal.LINE_TOO_LONG, lines.indexOf(line) + 1, LONGEST));
    }

    private void write(ProjectSteps.Taken taken, List<String> lines) {
        UUID project = taken.row().id();
        jdbc.sql("delete from beneficiary_person where county_id = :county and project_id = :project")
                .param("county", taken.county())
                .param("project", project)
                .update();
        int no = 0;
        for (String line : lines) {
            no++;
            Matcher called = CALLED.matcher(line);
            boolean both = called.matches();
            String data = json.writeValueAsString(
                    Map.of("name", both ? called.group(1) : line, "phone", both ? called.group(2) : ""));
            jdbc.sql("""
                            insert into beneficiary_person (county_id, id, project_id, place, no, data)
                            values (:county, :id, :project, :place, :no, :data)
                            """)
                    .param("county", taken.county())
                    .param("id", Ids.next())
                    .param("project", project)
                    .param("place", taken.row().place().code())
                    .param("no", no)
                    .param("data", keys.encrypt(USE, data))
                    .update();
        }
    }

    /** 抽签: as many as asked for, of the list as it is. */
    public Outcome<Integer> draw(Viewer viewer, UUID project, int version, @Nullable Integer amount) {
        return beside.transactions()
                .write(
                        viewer.scope(),
                        () -> beside.steps()
                                .take(viewer, project, version, "draw")
                                .then(taken -> {
                                    int people = count(taken.county(), project);
                                    int round = taken.standing().round();
                                    if (of(taken.county(), project, round).isPresent()) {
                                        return Outcome.refused(ProjectRefusal.LIST_IS_DRAWN);
                                    }
                                    if (people == 0) {
                                        return Outcome.refused(Refusal.at("people", Common.REQUIRED));
                                    }
                                    if (amount == null || amount < 1 || amount > people) {
                                        return Outcome.refused(
                                                Refusal.at("persons", ProjectRefusal.AMOUNT_OF_LIST, people));
                                    }
                                    String seed = HexFormat.of().formatHex(Keys.random(16));
                                    Draw draw = new Draw(round, seed, people, numbers(seed, people, amount));
                                    add(taken, draw);
                                    trail.record(
                                            viewer,
                                            "sample-draw",
                                            "project",
                                            project,
                                            taken.row().place(),
                                            told(draw));
                                    return beside.steps()
                                            .finish(
                                                    taken.row(),
                                                    taken.standing(),
                                                    beside.steps()
                                                            .act(viewer, taken)
                                                            .with(Map.of(
                                                                    "seed",
                                                                    seed,
                                                                    "people",
                                                                    "" + people,
                                                                    "drawn",
                                                                    joined(draw.drawn()))));
                                }));
    }

    private static String told(Draw draw) {
        return "seed " + draw.seed() + ", " + draw.drawn().size() + "/" + draw.people() + ": " + joined(draw.drawn());
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void add(ProjectSteps.Taken taken, Draw draw) {
        jdbc.sql("""
                        insert into sample_draw (county_id, project_id, round, place, seed, people, drawn, at)
                        values (:county, :project, :round, :place, :seed, :people, :drawn, :at)
                        """)
                .param("county", taken.county())
                .param("project", taken.row().id())
                .param("round", draw.round())
                .param("place", taken.row().place().code())
                .param("seed", draw.seed())
                .param("people", draw.people())
                .param("drawn", draw.drawn().toArray(Integer[]::new))
                .param("at", Timestamps.of(taken.now()))
                .update();
    }

    /** The draw of a round. In the caller's transaction. */
    public Optional<Draw> of(int county, UUID project, int round) {
        return draws(county, project).stream()
                .filter(draw -> draw.round() == round)
                .findFirst();
    }

    private boolean drew(int county, UUID project) {
        return !draws(county, project).isEmpty();
    }

    private List<Draw> draws(int county, UUID project) {
        return jdbc.sql("""
                        select round, seed, people, drawn from sample_draw
                        where county_id = :county and project_id = :project order by round
                        """)
                .param("county", county)
                .param("project", project)
                .query((row, n) ->
                        new Draw(row.getInt("round"), row.getString("seed"), row.getInt("people"), List.of((Integer[])
                                row.getArray("drawn").getArray())))
                .list();
    }

    /** How many stand on the list. In the caller's transaction. */
    int count(int county, UUID project) {
        return jdbc.sql("select count(*) from beneficiary_person where county_id = :county and project_id = :project")
                .param("county", county)
                .param("project", project)
                .query(Integer.class)
                .single();
    }

    /**
     * What is looked at: the list, or while there is none what the needs say already of those who are served.
     *
     * @param proposal one person a line
     */
    public record Looked(List<Served> list, List<String> proposal) {}

    /** The list as whoever keeps it sees it; the look stands in the trail. */
    public Looked look(Viewer viewer, UUID project) {
        return beside.transactions().change(viewer.scope(), () -> {
            List<Served> list = list(viewer.county(), project);
            List<String> proposal = list.isEmpty() ? proposal(viewer.county(), project) : List.of();
            int people = list.size() + proposal.size();
            if (people > 0) {
                beside.steps()
                        .find(viewer.county(), project)
                        .ifPresent(row -> trail.record(
                                viewer, "beneficiaries-look", "project", project, row.place(), "" + people));
            }
            return new Looked(list, proposal);
        });
    }

    private List<Served> list(int county, UUID project) {
        List<Served> list = new ArrayList<>();
        jdbc.sql("""
                        select no, data from beneficiary_person
                        where county_id = :county and project_id = :project order by no
                        """)
                .param("county", county)
                .param("project", project)
                .query((row, n) -> served(row.getInt("no"), row.getBytes("data")))
                .list()
                .forEach(list::add);
        return list;
    }

    /** Empty where the key that sealed it is lost. */
    private Served served(int no, byte[] sealed) {
        Map<String, String> data = keys.decrypt(USE, sealed)
                .map(text -> json.readValue(text, new TypeReference<Map<String, String>>() {}))
                .orElse(Map.of());
        return new Served(no, data.getOrDefault("name", ""), data.getOrDefault("phone", ""));
    }

    private List<String> proposal(int county, UUID project) {
        return beside.needs().beneficiaries(county, project).stream()
                .map(person -> (person.name() + " " + person.phone()).strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
