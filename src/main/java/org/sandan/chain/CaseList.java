package org.sandan.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sandan.chain.CaseKind.Matter;
import org.sandan.lifecycle.CaseRow;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Component;

/** Cases of several kinds as the rows of one list: the same number of queries a kind for any length. */
@Component
public class CaseList {
    private final Map<String, CaseKind> kinds;
    private final Heads heads;

    CaseList(List<CaseKind> kinds, Heads heads) {
        this.kinds = kinds.stream().collect(Collectors.toMap(CaseKind::kind, Function.identity()));
        this.heads = heads;
    }

    /** A row. */
    public record Line(CaseRow row, Head head, Matter matter, String address) {
        /** Kind and state as one word, for message keys: {@code need.received}. */
        public String key() {
            return row.kind() + "." + row.state();
        }
    }

    /** Whether these cases are solved, by id, of those kinds of which that is asked; in the caller's transaction. */
    public Map<UUID, Answer> answers(int county, List<CaseRow> rows) {
        Map<UUID, Answer> answers = new HashMap<>();
        for (CaseRow row : rows) {
            CaseKind kind = kinds.get(row.kind());
            if (kind != null) {
                answers.putAll(kind.answers(county, List.of(row)));
            }
        }
        return answers;
    }

    /** In the order given and the caller's transaction; a case of which the viewer may know nothing is left out. */
    public List<Line> lines(int county, List<CaseRow> rows, Viewer viewer) {
        Map<String, List<CaseRow>> byKind = new LinkedHashMap<>();
        rows.forEach(row ->
                byKind.computeIfAbsent(row.kind(), kind -> new ArrayList<>()).add(row));
        Map<UUID, Line> made = new HashMap<>();
        byKind.forEach((name, some) -> {
            CaseKind kind = kinds.get(name);
            if (kind != null) {
                Map<UUID, Matter> matters = kind.matters(county, some, viewer);
                List<Head> theirs = heads.of(some, kind.outlook(), viewer);
                for (int i = 0; i < some.size(); i++) {
                    Matter matter = matters.get(some.get(i).id());
                    if (matter != null) {
                        made.put(
                                some.get(i).id(),
                                new Line(some.get(i), theirs.get(i), matter, kind.address(some.get(i))));
                    }
                }
            }
        });
        return rows.stream()
                .map(row -> made.get(row.id()))
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
