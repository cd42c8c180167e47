package org.sandan.organisations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.divisions.Whereabouts;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.PlaceRange;
import org.sandan.kernel.Role;
import org.sandan.platform.Pages;
import org.sandan.platform.Transactions;
import org.sandan.platform.Typed;
import org.sandan.platform.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form of a new post in an organisation of one division. */
@Controller
public class NewPostController {
    private static final int MOST = 500;

    private final Whereabouts whereabouts;
    private final Organisations organisations;
    private final Grids grids;
    private final AddPost add;
    private final Transactions transactions;
    private final Pages pages;

    NewPostController(
            Whereabouts whereabouts,
            Organisations organisations,
            Grids grids,
            AddPost add,
            Transactions transactions,
            Pages pages) {
        this.whereabouts = whereabouts;
        this.organisations = organisations;
        this.grids = grids;
        this.add = add;
        this.transactions = transactions;
        this.pages = pages;
    }

    /**
     * @param units the organisations of the division to which the viewer may add a post
     * @param roles what they may add there
     * @param grids those of a village; empty elsewhere
     */
    public record NewPost(
            Whereabouts.Spot spot, List<Organisation> units, Set<Role> roles, List<Grid> grids, Typed typed) {}

    @GetMapping("/posts/new")
    ModelAndView blank(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String organisation,
            Viewer viewer) {
        return form(viewer, at, Typed.of(Map.of("post-organisation", organisation)));
    }

    @PostMapping("/posts")
    Object add(@RequestParam Map<String, String> typed, HttpServletResponse response, Viewer viewer) {
        AddPost.Typed form = new AddPost.Typed(
                typed.getOrDefault("post-organisation", ""),
                typed.getOrDefault("post-role", ""),
                typed.getOrDefault("post-grid", ""),
                typed.getOrDefault("chinese-name", ""),
                typed.getOrDefault("english-name", ""),
                typed.getOrDefault("office-phone", ""));
        return pages.answer(
                response,
                add.add(viewer, form),
                post -> Pages.Next.to("/posts/" + post.id(), "post.added", post.nameZh()),
                refusal -> form(viewer, typed.getOrDefault("at", ""), Typed.refused(typed, refusal)));
    }

    private ModelAndView form(Viewer viewer, String at, Typed typed) {
        Whereabouts.Spot spot = whereabouts.at(viewer, at);
        long place = spot.here().place().code();
        List<Organisation> units = transactions
                .read(
                        viewer.scope(),
                        () -> organisations.list(viewer.county(), new PlaceRange(place, place), null, false, 0, MOST))
                .stream()
                .filter(unit -> !AddPost.roles(viewer, unit).isEmpty())
                .toList();
        Set<Role> roles = new TreeSet<>();
        units.forEach(unit -> roles.addAll(AddPost.roles(viewer, unit)));
        boolean inVillage = spot.here().level() == Level.VILLAGE && roles.contains(Role.GRID_WORKER);
        List<Grid> choices = inVillage ? grids.of(spot.here().code()) : List.of();
        return new ModelAndView("organisations/newpost", "v", new NewPost(spot, units, roles, choices, typed));
    }
}
