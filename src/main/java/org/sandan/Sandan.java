package org.sandan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import org.sandan.Options.Misunderstood;
import org.sandan.platform.EmbeddedPostgres.DatabaseUnavailable;
import org.sandan.platform.Keys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The commands behind {@code ./sandan}. The main thread starts the embedded database and stays, because the database
 * ends when the thread that started it does: so it never outlives the product, however that ends.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Sandan {
    static void main(String[] words) throws InterruptedException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        int status;
        try {
            status = run(Options.parse(words));
        } catch (Misunderstood | DatabaseUnavailable e) {
            System.err.println("sandan: " + e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private static int run(Options options) throws InterruptedException {
        return switch (options.command()) {
            case "verify" -> Tools.verify(options);
            case "figures" -> Tools.figures(options);
            case "token" -> Tools.token(options);
            default -> serve(options);
        };
    }

    private static int serve(Options options) throws InterruptedException {
        Keys keys = Keys.open(options.keys());
        try (Database database = Database.open(options, keys)) {
            CountDownLatch ended = new CountDownLatch(1);
            SpringApplication application = new SpringApplicationBuilder(Sandan.class)
                    .web(WebApplicationType.SERVLET)
                    .properties(properties(options, database))
                    .registerShutdownHook(false)
                    .listeners(event -> {
                        if (event instanceof ContextClosedEvent) {
                            ended.countDown();
                        }
                    })
                    .build();
            try {
                ConfigurableApplicationContext context = application.run();
                Thread hook = new Thread(() -> close(context, database), "sandan-stop");
                Runtime.getRuntime().addShutdownHook(hook);
                options.value("county").ifPresent(county -> FirstCounty.open(context, county, System.out));
                String address = options.value("address").orElse("127.0.0.1");
                System.out.println("ready http://" + address + ":"
                        + context.getEnvironment().getProperty("local.server.port"));
                ended.await();
                return 0;
            } catch (RuntimeException e) {
                if (!isPortInUse(e)) {
                    throw e;
                }
                System.err.println("sandan: Port " + options.port() + " is in use: choose another with --port.");
                return 1;
            }
        }
    }

    private static void close(ConfigurableApplicationContext context, Database database) {
        context.close();
        database.close();
    }

    private static boolean isPortInUse(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof PortInUseException || at instanceof java.net.BindException) {
                return true;
            }
        }
        return false;
    }

    static Map<String, Object> properties(Options options, Database database) {
        Map<String, Object> properties = new LinkedHashMap<>(database.access().properties());
        properties.put("server.port", options.port());
        properties.put("server.address", options.value("address").orElse("127.0.0.1"));
        properties.put("sandan.demo", options.isDemo());
        properties.put("sandan.keys", options.keys().toString());
        return properties;
    }
}
