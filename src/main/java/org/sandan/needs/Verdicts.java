package org.sandan.needs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What those who asked have said in a round, and what follows from it. */
public record Verdicts(int asked, int solved, int notSolved, int byStaff, boolean firstSaysNot) {
    /** What follows. */
    enum Result {
        SOLVED,
        NOT_SOLVED,
        NOT_REACHED
    }

    /** @param byStaff whether the staff entered it after a telephone call */
    record Answer(UUID asker, String answer, boolean byStaff) {
        boolean isWord() {
            return !answer.equals("not_reached");
        }
    }

    /** @param askers in the order in which they came: the first one's word weighs */
    static Verdicts of(List<Asker> askers, List<Answer> answers) {
        Map<UUID, String> said =
                answers.stream().filter(Answer::isWord).collect(Collectors.toMap(Answer::asker, Answer::answer));
        int solved = 0;
        int notSolved = 0;
        for (Asker asker : askers) {
            String answer = said.getOrDefault(asker.id(), "");
            solved += answer.equals("solved") ? 1 : 0;
            notSolved += answer.equals("not_solved") ? 1 : 0;
        }
        boolean firstSaysNot = !askers.isEmpty()
                && said.getOrDefault(askers.getFirst().id(), "").equals("not_solved");
        int byStaff = (int)
                answers.stream().filter(Answer::byStaff).filter(Answer::isWord).count();
        return new Verdicts(askers.size(), solved, notSolved, byStaff, firstSaysNot);
    }

    int answered() {
        return solved + notSolved;
    }

    boolean isComplete() {
        return answered() >= asked;
    }

    /** Not solved if the first asker says so or more say so than not; not reached if nobody answered; else solved. */
    Result result() {
        if (firstSaysNot || notSolved > solved) {
            return Result.NOT_SOLVED;
        }
        return answered() == 0 ? Result.NOT_REACHED : Result.SOLVED;
    }
}
