package org.sandan.platform;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives each county job to the scheduler, which lets one node run it at a time. */
@Configuration
class JobConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(JobConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    InstantSource instantSource() {
        return InstantSource.system();
    }

    @Bean
    Keys keys(@Value("${sandan.keys}") String file) {
        return Keys.open(Path.of(file));
    }

    @Bean
    CountyJob outboxJob(OutboxDelivery delivery) {
        return job("outbox", Duration.ofSeconds(2), delivery::deliver);
    }

    @Bean
    List<Task<?>> countyTasks(List<CountyJob> jobs, Counties counties) {
        return jobs.stream().<Task<?>>map(job -> task(job, counties)).toList();
    }

    private static Task<?> task(CountyJob job, Counties counties) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> {
            for (Counties.County county : counties.all()) {
                try {
                    job.run(county.code());
                } catch (RuntimeException e) {
                    LOG.error("Job {} failed in county {}; it runs again.", job.name(), county.code(), e);
                }
            }
        });
    }

    static CountyJob job(String name, Duration every, java.util.function.IntConsumer work) {
        return new CountyJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration every() {
                return every;
            }

            @Override
            public void run(int county) {
                work.accept(county);
            }
        };
    }
}
