package org.sandan.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.divisions.Division;
import org.sandan.divisions.Grid;
import org.sandan.divisions.GridMap;
import org.sandan.documents.Photo;
import org.sandan.documents.QrCode;
import org.sandan.kernel.Place;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Page;
import org.sandan.platform.Typed;

/** What the pages of the three steps show. */
public final class OrderViews {
    private OrderViews() {}

    /** Where to order: a list of places one level down. */
    public record Where(Optional<Division> at, List<Division> path, List<Division> below) {}

    /**
     * @param unsaid the kind of an order that names none
     * @param same what most people ask for here, to be joined
     * @param staff whether it is ordered on behalf of somebody
     */
    public record What(
            UUID unsaid,
            List<SimilarView> same,
            Division village,
            List<Category> categories,
            Typed typed,
            boolean staff,
            Optional<PostCard> secretary) {}

    /** @param chosen the grid that was chosen; the whole village where none was */
    public record Spot(Division village, List<Grid> grids, Place chosen, List<SimilarView> similar, Typed typed) {
        /** The grids as a map made here; the list beside it says the same. */
        public String map(Page page) {
            return GridMap.svg(
                    grids,
                    page.t("order.map", page.name(village.nameZh(), village.nameEn())),
                    grid -> page.name(grid.nameZh(), grid.nameEn()),
                    grid -> "/order/where?grid=" + grid.place(),
                    chosen);
        }
    }

    /** An open order that may be the same. */
    public record SimilarView(NeedStore.Similar need, Category category, Optional<Grid> grid, Lifecycle.State state) {}

    /**
     * The last step: photos, contact, and everything once more.
     *
     * @param sms whether the county can ask by SMS how it went
     */
    public record Last(
            Division village,
            Category category,
            Optional<Grid> grid,
            Optional<SimilarView> join,
            List<Photo> photos,
            int mostPhotos,
            Typed typed,
            Instant answerBy,
            boolean staff,
            boolean sms) {}

    /** What the orderer takes away. */
    public record Receipt(
            Division village,
            Division town,
            Division county,
            String number,
            String code,
            String asker,
            QrCode qr,
            Instant answerBy,
            String words,
            String spot,
            Optional<Grid> grid,
            Optional<PostCard> secretary,
            boolean kept) {}
}
