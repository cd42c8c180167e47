package org.sandan.figures;

import java.io.PrintStream;
import org.sandan.figures.Counting.Counted;
import org.springframework.stereotype.Component;

/** {@code sandan figures}: a line a figure: id, phrase, what is demanded, what the rows give, and how it ends. */
@Component
public class FiguresCommand {
    private final Counting counting;

    FiguresCommand(Counting counting) {
        this.counting = counting;
    }

    /** @return the exit code: 1 where a figure is not met; what has no module yet does not count */
    public int run(PrintStream out) {
        boolean met = true;
        for (Counted one : counting.all()) {
            Figure figure = one.figure();
            out.println(String.join(
                    " | ",
                    figure.id(),
                    figure.phrase(),
                    figure.bound().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " "
                            + figure.demanded().toPlainString(),
                    one.value() == null ? "-" : one.value().toPlainString(),
                    one.result().word()));
            met &= one.result() != Figure.Result.UNMET;
        }
        return met ? 0 : 1;
    }
}
