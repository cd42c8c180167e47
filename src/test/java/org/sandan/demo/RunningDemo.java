package org.sandan.demo;

import java.util.Map;
import org.sandan.Sandan;
import org.sandan.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo as its first start loads it, on a database of its own. */
record RunningDemo(ConfigurableApplicationContext context) {
    static RunningDemo start() {
        Map<String, Object> properties = TestDatabase.properties(TestDatabase.fresh());
        properties.put("sandan.demo", true);
        properties.put("server.port", 0);
        return new RunningDemo(new SpringApplicationBuilder(Sandan.class)
                .properties(properties)
                .run());
    }

    String site() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }
}
