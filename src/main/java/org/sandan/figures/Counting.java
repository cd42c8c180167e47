package org.sandan.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sandan.figures.Figure.Fold;
import org.sandan.platform.Counties;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the values of figures out of rows, each in a transaction of the county that it is about. */
@Component
public class Counting {
    private static final int MOST_SHOWN = 300;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Counties counties;

    Counting(JdbcClient jdbc, Transactions transactions, Counties counties) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.counties = counties;
    }

    /** @param value null where the figure is absent */
    public record Counted(Figure figure, @Nullable BigDecimal value, Figure.Result result) {}

    /** A row that a figure is made of. */
    public record Row(
            String zh,
            String en,
            BigDecimal amount,
            @Nullable String path) {}

    List<Counted> all() {
        return Reports.ALL.stream().map(this::count).toList();
    }

    Counted count(Figure figure) {
        if (figure.isAbsent() || !counties.serves(figure.county())) {
            return new Counted(figure, null, Figure.Result.ABSENT);
        }
        BigDecimal value = transactions.read(Scope.system(figure.county(), "figures"), () -> value(jdbc, figure));
        return new Counted(figure, value, figure.result(value));
    }

    /** In the caller's transaction. */
    static BigDecimal value(JdbcClient jdbc, Figure figure) {
        String fold = switch (figure.fold()) {
            case COUNT -> "count(*)";
            case SUM -> "coalesce(sum(amount), 0)";
            case AVERAGE -> "coalesce(avg(amount), 0)";
        };
        BigDecimal value = jdbc.sql("select " + fold + " from (" + figure.sql() + ") as rows")
                .param("county", figure.county())
                .query(BigDecimal.class)
                .single();
        return figure.fold() == Fold.AVERAGE
                ? value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros()
                : value;
    }

    Optional<Figure> find(String id) {
        return Reports.ALL.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** The rows of a figure, the first few hundred. */
    List<Row> rows(Figure figure) {
        if (figure.isAbsent() || !counties.serves(figure.county())) {
            return List.of();
        }
        return transactions.read(
                Scope.system(figure.county(), "figures"),
                () -> jdbc.sql("select zh, en, amount, path from (" + figure.sql() + ") as rows limit :most")
                        .param("county", figure.county())
                        .param("most", MOST_SHOWN)
                        .query((row, n) -> new Row(
                                Objects.requireNonNullElse(row.getString("zh"), ""),
                                Objects.requireNonNullElse(row.getString("en"), ""),
                                row.getBigDecimal("amount"),
                                row.getString("path")))
                        .list());
    }
}
