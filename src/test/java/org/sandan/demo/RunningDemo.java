package org.sandan.demo;

import java.util.Map;
import org.sandan.Sandan;
import org.sandan.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo as its first start loads it, in full, on a database of its own. */
public record RunningDemo(ConfigurableApplicationContext context) {
    public static RunningDemo start() {
        Map<String, Object> properties = TestDatabase.properties(TestDatabase.fresh());
        properties.put("sandan.demo", true);
        properties.put("server.port", 0);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Sandan.class)
                .properties(properties)
                .run();
        context.getBean(DemoBehind.class).finish();
        return new RunningDemo(context);
    }

    public String site() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }
}
