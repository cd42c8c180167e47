package org.sandan.desks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sandan.chain.Answer;
import org.sandan.chain.CaseList;
import org.sandan.platform.Page;
import org.sandan.residents.Resident;

/**
 * What a search found, by what it is.
 *
 * @param only the group that is shown alone, page by page; null for the first of every group
 * @param exact the case with exactly this number
 * @param asksResidents whether the viewer may search residents, which is sent by POST
 * @param residents null where they were not asked for
 */
public record FindView(
        String words,
        @Nullable String only,
        Optional<Hit> exact,
        List<Group> groups,
        boolean asksResidents,
        @Nullable People residents) {

    /**
     * What of one kind was found.
     *
     * @param name need, project, meeting, list, claim, organisation, division or grid
     * @param next where its next page begins; null on the last
     */
    public record Group(
            String name, List<Hit> hits, @Nullable String next) {}

    /** Those residents whom the words find, masked. */
    public record People(List<Resident> rows, @Nullable String next) {}

    /**
     * One thing that was found.
     *
     * @param line the case, where it is one
     * @param answer whether it is solved, where a leader asks
     * @param name what it is called otherwise, in Chinese and English
     * @param what message key of what it is; empty for a case
     * @param where in which place it lies, in Chinese and English
     */
    public record Hit(
            String address, Optional<CaseList.Line> line, Optional<Answer> answer, Name name, String what, Name where) {
        static Hit of(CaseList.Line line, Optional<Answer> answer) {
            return new Hit(line.address(), Optional.of(line), answer, Name.NONE, "", Name.NONE);
        }

        static Hit of(String address, Name name, String what, Name where) {
            return new Hit(address, Optional.empty(), Optional.empty(), name, what, where);
        }

        public String heading(Page page) {
            return line.map(one -> one.matter().heading(page)).orElseGet(() -> name.in(page));
        }

        public List<String> facts(Page page) {
            return line.map(one -> one.matter().facts(page)).orElseGet(() -> List.of(page.t(what), where.in(page)));
        }
    }

    /** A name in both languages. */
    public record Name(String zh, String en) {
        static final Name NONE = new Name("", "");

        String in(Page page) {
            return page.name(zh, en);
        }
    }

    public boolean isNothing() {
        return exact.isEmpty()
                && groups.isEmpty()
                && (residents == null || residents.rows().isEmpty());
    }
}
