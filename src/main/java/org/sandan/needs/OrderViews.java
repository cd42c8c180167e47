package org.sandan.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sandan.divisions.Division;
import org.sandan.divisions.Grid;
import org.sandan.documents.Photo;
import org.sandan.documents.QrCode;
import org.sandan.lifecycle.Lifecycle;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Typed;

/** What the pages of the three steps show. */
public final class OrderViews {
    private OrderViews() {}

    /** Where to order: a list of places one level down. */
    public record Where(Optional<Division> at, List<Division> path, List<Division> below) {}

    /** @param staff whether it is ordered on behalf of somebody */
    public record What(Division village, List<Category> categories, Typed typed, boolean staff, Optional<PostCard> secretary) {}

    /** @param map the map of the grids as SVG, made here */
    public record Spot(Division village, List<Grid> grids, String map, List<SimilarView> similar, Typed typed) {}

    /** An open order that may be the same. */
    public record SimilarView(NeedStore.Similar need, Category category, Optional<Grid> grid, Lifecycle.State state) {}

    /** The last step: photos, contact, and everything once more. */
    public record Last(
            Division village,
            Category category,
            Optional<Grid> grid,
            Optional<SimilarView> join,
            List<Photo> photos,
            int mostPhotos,
            Typed typed,
            Instant answerBy,
            boolean staff) {}

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
            Optional<Grid> grid,
            Optional<PostCard> secretary,
            boolean kept) {}
}
