package org.sandan.demo;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sandan.platform.Counters;
import org.sandan.platform.OutboxDelivery;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Loads the larger part of the demo while the product already serves: projects, meetings, lists, and what the reports
 * tell in full number. Jobs wait meanwhile, since what is told of the past would be overdue for them. Stopped at any
 * moment, it goes on at the next start.
 */
@InDemo
public class DemoBehind implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoBehind.class);
    private static final String LOADED = "demo-behind";
    private static final int CITY = 150_600;
    private static final long WHOLE_CITY = 150_600_000_000L;
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final DemoData data;
    private final Parts parts;
    private final Counters counters;
    private final Transactions transactions;
    private final OutboxDelivery delivery;
    private final ObjectProvider<Scheduler> scheduler;
    private final ReentrantLock one = new ReentrantLock();
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;
    private volatile boolean loading;

    DemoBehind(
            DemoData data,
            Parts parts,
            Counters counters,
            Transactions transactions,
            OutboxDelivery delivery,
            ObjectProvider<Scheduler> scheduler) {
        this.data = data;
        this.parts = parts;
        this.counters = counters;
        this.transactions = transactions;
        this.delivery = delivery;
        this.scheduler = scheduler;
    }

    @InDemo
    record Parts(
            DemoCommittees committees,
            DemoProjects projects,
            DemoLists lists,
            DemoReports reports,
            DemoResources resources,
            DemoUnits units,
            DemoPictures pictures,
            DemoCourse course) {}

    /** Loads what is not there yet and comes back when everything is. */
    public void finish() {
        one.lock();
        try {
            if (!isLoaded()) {
                load();
            }
        } finally {
            one.unlock();
        }
    }

    /** Waits until another process that serves has loaded everything, at most so long. */
    public void await(Duration longest) {
        Instant end = Instant.now().plus(longest);
        while (!isLoaded() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void load() {
        Instant began = Instant.now();
        scheduler.ifAvailable(Scheduler::pause);
        parts.pictures().begin();
        loading = true;
        try {
            DemoCalendar calendar = data.calendar().orElseThrow();
            Map<String, Runnable> work = work(calendar);
            for (Map.Entry<String, Runnable> part : work.entrySet()) {
                if (stopping) {
                    return;
                }
                if (!isLoaded(part.getKey())) {
                    part.getValue().run();
                    deliver();
                    mark(part.getKey());
                }
            }
            mark("");
            LOG.info(
                    "The rest of the demo was loaded in {} ms.",
                    Duration.between(began, Instant.now()).toMillis());
        } finally {
            loading = false;
            parts.pictures().forget();
            scheduler.ifAvailable(Scheduler::resume);
        }
    }

    private Map<String, Runnable> work(DemoCalendar calendar) {
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("committees", () -> parts.committees().found(calendar.before(DemoLists.LONG_AGO)));
        work.put("projects", () -> parts.projects().play(calendar));
        work.put("list", () -> parts.lists().zhanbei(calendar));
        work.put("resources", () -> parts.resources().play(calendar.before(DemoLists.LONG_AGO)));
        work.putAll(parts.reports().parts(calendar));
        work.put("pairings", parts.units()::leadingTheTowns);
        work.put("lists", () -> parts.lists().all(calendar));
        return work;
    }

    private void deliver() {
        for (int county : List.of(150_621, 150_622, CITY)) {
            delivery.deliver(county);
        }
    }

    /** Whether this process is loading now. */
    boolean isLoading() {
        return loading;
    }

    /** Whether nothing is missing. */
    public boolean isLoaded() {
        return isLoaded("");
    }

    private boolean isLoaded(String part) {
        return transactions.read(
                Scope.system(CITY, "demo"),
                () -> counters.sum(CITY, WHOLE_CITY, WHOLE_CITY, 0).containsKey(LOADED + part));
    }

    private void mark(String part) {
        transactions.change(Scope.system(CITY, "demo"), () -> {
            counters.add(CITY, WHOLE_CITY, 0, LOADED + part, 1);
            return part;
        });
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("demo-behind").daemon(true).start(() -> {
            try {
                finish();
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.error("The rest of the demo could not be loaded.", e);
                }
            }
        });
    }

    @Override
    public void stop() {
        stopping = true;
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
