package org.sandan.figures;

import java.util.List;
import org.sandan.figures.Counting.Counted;
import org.sandan.figures.Counting.Row;
import org.sandan.platform.NotFound;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The reports reproduced, for whoever looks at the demo. */
@Controller
@ConditionalOnProperty(name = "sandan.demo", havingValue = "true")
public class FigureController {
    private final Counting counting;

    FigureController(Counting counting) {
        this.counting = counting;
    }

    public record Board(List<Counted> figures) {
        public List<Counted> of(int report) {
            return figures.stream()
                    .filter(one -> one.figure().report() == report)
                    .toList();
        }

        public long many(String result) {
            return figures.stream()
                    .filter(one -> one.result().word().equals(result))
                    .count();
        }
    }

    public record One(Counted counted, List<Row> rows) {}

    @GetMapping("/figures")
    ModelAndView board() {
        return new ModelAndView("figures/board", "v", new Board(counting.all()));
    }

    @GetMapping("/figures/{id}")
    ModelAndView one(@PathVariable String id) {
        Figure figure = counting.find(id).orElseThrow(NotFound::new);
        return new ModelAndView("figures/one", "v", new One(counting.count(figure), counting.rows(figure)));
    }
}
