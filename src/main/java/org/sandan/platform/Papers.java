package org.sandan.platform;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Renders templates for paper: always in Chinese, whatever the language of the page from which they are asked for. */
@Component
public class Papers {
    private final TemplateEngine templates;
    private final Pages pages;
    private final InstantSource clock;

    Papers(TemplateEngine templates, Pages pages, InstantSource clock) {
        this.templates = templates;
        this.pages = pages;
        this.clock = clock;
    }

    /** The markup of a template, with its view as {@code v}. */
    public String markup(HttpServletRequest request, String template, Object view) {
        Map<String, Object> all = new HashMap<>();
        all.put("page", new Page(pages, request, Messages.CHINESE, clock.instant(), Optional.empty()));
        all.put("v", view);
        StringOutput output = new StringOutput();
        templates.render(template + ".jte", all, output);
        return output.toString();
    }
}
