package org.sandan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sandan.accounts.TokenCommand;
import org.sandan.demo.DemoBehind;
import org.sandan.demo.DemoData;
import org.sandan.figures.FiguresCommand;
import org.sandan.platform.Keys;
import org.sandan.trail.VerifyCommand;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands that serve nobody: they work on the database of a running instance, or start it for themselves. */
final class Tools {
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(5);

    private Tools() {}

    /** What a command does. */
    private interface Work {
        /** @param running whether an instance that serves holds the data */
        int run(ConfigurableApplicationContext context, boolean running);
    }

    /** Proves the trail. */
    static int verify(Options options) {
        return with(
                options,
                (context, running) -> context.getBean(VerifyCommand.class).run(System.out, List.of()));
    }

    /** Prints the figures of the reports, once the demo is there in full. */
    static int figures(Options options) {
        return with(options, (context, running) -> {
            if (!context.getBean(DemoData.class).isDemo()) {
                System.err.println("sandan: " + options.data() + " holds no demo: run ./sandan demo --data "
                        + options.data() + " first.");
                return 2;
            }
            if (running) {
                context.getBean(DemoBehind.class).await(LONGEST_LOAD);
            } else {
                context.getBean(DemoData.class).load();
                context.getBean(DemoBehind.class).finish();
            }
            return context.getBean(FiguresCommand.class).run(System.out);
        });
    }

    /** Makes a token for the programming interface and prints it once. */
    static int token(Options options) {
        String login = options.value("login").orElseThrow(() -> new Options.Misunderstood("token wants --login NAME."));
        String name = options.value("name").orElse("command line");
        boolean mayWrite = options.value("write").orElse("no").equals("yes");
        String days = options.value("days").orElse("30");
        if (!days.matches("\\d{1,3}")) {
            throw new Options.Misunderstood("--days wants a number, not " + days + ".");
        }
        return with(
                options,
                (context, running) -> context.getBean(TokenCommand.class)
                        .run(System.out, login, name, mayWrite, Integer.parseInt(days)));
    }

    /** Only what the command needs is started: no web server, no jobs. */
    private static int with(Options options, Work work) {
        Keys keys = Keys.open(options.keys());
        try (Database database = Database.reach(options, keys)) {
            Map<String, Object> properties = new LinkedHashMap<>(Sandan.properties(options, database));
            properties.put("spring.main.lazy-initialization", "true");
            properties.put("spring.main.banner-mode", "off");
            properties.put("db-scheduler.enabled", "false");
            properties.put("spring.flyway.enabled", String.valueOf(database.embedded() != null));
            properties.put("logging.level.org.sandan", "warn");
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Sandan.class)
                    .web(WebApplicationType.NONE)
                    .properties(properties)
                    .run()) {
                return work.run(context, database.embedded() == null);
            }
        }
    }
}
