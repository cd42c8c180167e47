package org.sandan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.sandan.accounts.TokenCommand;
import org.sandan.platform.Keys;
import org.sandan.trail.VerifyCommand;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands that serve nobody: they work on the database of a running instance, or start it for themselves. */
final class Tools {
    private Tools() {}

    /** Proves the trail. */
    static int verify(Options options) {
        return with(options, context -> context.getBean(VerifyCommand.class).run(System.out, List.of()));
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
                context -> context.getBean(TokenCommand.class)
                        .run(System.out, login, name, mayWrite, Integer.parseInt(days)));
    }

    /** Only what the command needs is started: no web server, no jobs. */
    private static int with(Options options, ToIntFunction<ConfigurableApplicationContext> work) {
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
                return work.applyAsInt(context);
            }
        }
    }
}
