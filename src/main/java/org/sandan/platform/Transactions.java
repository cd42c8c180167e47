package org.sandan.platform;

import java.util.function.Supplier;
import org.sandan.kernel.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way into the database: a transaction with a scope. Transactions don't nest; what is called inside one runs
 * in it. A statement outside sees no row.
 */
@Component
public class Transactions {
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final ScopeSetter scopes;

    Transactions(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.writing = new TransactionTemplate(manager);
        this.writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading = new TransactionTemplate(manager);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading.setReadOnly(true);
        this.scopes = new ScopeSetter(jdbc);
    }

    /** Reads in one snapshot of the rows that the scope shows. */
    public <T> T read(Scope scope, Supplier<T> work) {
        return reading.execute(status -> {
            scopes.set(scope);
            return work.get();
        });
    }

    /** Does the work; where it is refused, nothing of it stays. */
    public <T> Outcome<T> write(Scope scope, Supplier<Outcome<T>> work) {
        return writing.execute(status -> {
            scopes.set(scope);
            Outcome<T> outcome = work.get();
            if (outcome instanceof Outcome.Refused<T>) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    /** Work that cannot be refused: a job, an administrative act. */
    public <T> T change(Scope scope, Supplier<T> work) {
        return writing.execute(status -> {
            scopes.set(scope);
            return work.get();
        });
    }

    /** Changes the scope inside the running transaction, where what may be seen is known only after a first look. */
    public void narrow(Scope scope) {
        scopes.set(scope);
    }

    /** One round trip, which also carries the BEGIN. */
    private record ScopeSetter(JdbcClient jdbc) {
        void set(Scope scope) {
            jdbc.sql(scope.statements()).update();
        }
    }
}
