package org.sandan.lifecycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sandan.lifecycle.Transition.Actor;
import org.sandan.lifecycle.Transition.Demand;

/**
 * The table of a kind of case: its states and what leads from one to the next. It decides what is allowed, which buttons
 * a page shows and what the API offers, and draws the diagram in the documents.
 */
public final class Lifecycle {
    private final String kind;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Transition> transitions = new ArrayList<>();

    private Lifecycle(String kind) {
        this.kind = kind;
    }

    /** What colour a state has: it speaks only about outcome. */
    public enum Tone {
        PLAIN,
        RUN,
        DONE,
        LATE,
        OUTLINE
    }

    /**
     * @param ended whether it is nobody's turn
     * @param step the station of the chain that is under way, counted from 0
     */
    public record State(String name, String icon, Tone tone, boolean ended, int step) {}

    public static Lifecycle of(String kind) {
        return new Lifecycle(kind);
    }

    public Lifecycle state(String name, String icon, Tone tone, boolean ended, int step) {
        states.put(name, new State(name, icon, tone, ended, step));
        return this;
    }

    /** Adds an edge for each of the states from which it leads. */
    public Lifecycle edge(Set<String> from, String action, Set<String> to, Set<Actor> actors, Set<Demand> demands) {
        from.stream().sorted().forEach(one -> transitions.add(new Transition(one, action, to, actors, demands, false)));
        return this;
    }

    /** As {@link #edge}, and it can be undone. */
    public Lifecycle undoable(Set<String> from, String action, Set<String> to, Set<Actor> actors, Set<Demand> demands) {
        from.stream().sorted().forEach(one -> transitions.add(new Transition(one, action, to, actors, demands, true)));
        return this;
    }

    public String kind() {
        return kind;
    }

    public Collection<State> states() {
        return states.values();
    }

    public State state(String name) {
        State found = states.get(name);
        if (found == null) {
            throw new IllegalStateException("A " + kind + " has no state " + name);
        }
        return found;
    }

    public List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** The edge by which these actors may take the action from the state; empty where the table has none. */
    public Optional<Transition> find(String state, String action, Set<Actor> who) {
        return transitions.stream()
                .filter(edge -> edge.from().equals(state) && edge.action().equals(action))
                .filter(edge -> edge.actors().stream().anyMatch(who::contains))
                .findFirst();
    }

    /** What these actors may do in a state, in the order of the table. */
    public Set<String> offered(String state, Set<Actor> who) {
        Set<String> actions = new LinkedHashSet<>();
        transitions.stream()
                .filter(edge -> edge.from().equals(state))
                .filter(edge -> edge.actors().stream().anyMatch(who::contains))
                .forEach(edge -> actions.add(edge.action()));
        return actions;
    }

    /** The table as a Mermaid diagram. */
    public String diagram() {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n");
        for (Transition edge : transitions) {
            for (String to : new java.util.TreeSet<>(edge.to())) {
                text.append("    ")
                        .append(edge.from())
                        .append(" --> ")
                        .append(to)
                        .append(": ")
                        .append(edge.action());
                text.append('\n');
            }
        }
        return text.toString();
    }

    public static Set<Actor> actors(Actor... who) {
        return EnumSet.copyOf(Arrays.asList(who));
    }
}
