package org.sandan.projects;

import org.sandan.needs.ProjectNeeds;
import org.sandan.platform.OutboxConsumer;
import org.springframework.stereotype.Component;

/** An asker has said whether it helped: the project concludes when all have, and opens again where one says "not solved". */
@Component
class AskersAnswered implements OutboxConsumer {
    private final ProjectNeeds needs;
    private final EvaluateProject evaluation;

    AskersAnswered(ProjectNeeds needs, EvaluateProject evaluation) {
        this.needs = needs;
        this.evaluation = evaluation;
    }

    @Override
    public String name() {
        return "project-askers";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals("need.solved") || topic.equals("need.not_solved");
    }

    @Override
    public void accept(Event event) {
        needs.projectOf(event.county(), event.subject())
                .ifPresent(project -> evaluation.answered(
                        event.county(), project, event.topic().equals("need.not_solved")));
    }
}
