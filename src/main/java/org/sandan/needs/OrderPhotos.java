package org.sandan.needs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sandan.documents.Drafts.Draft;
import org.sandan.documents.Photos;
import org.sandan.kernel.Outcome;
import org.sandan.kernel.Refusal;
import org.sandan.kernel.Refusal.AtField;
import org.sandan.platform.Transactions;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The photos of an order that is still being filled in. */
@Component
class OrderPhotos {
    private final Photos photos;
    private final Transactions transactions;

    OrderPhotos(Photos photos, Transactions transactions) {
        this.photos = photos;
        this.transactions = transactions;
    }

    Optional<byte[]> bytes(Draft draft, UUID id) {
        return transactions.read(draft.scope(), () -> photos.bytes(draft.county(), id, true));
    }

    void remove(Draft draft, UUID photo) {
        transactions.change(draft.scope(), () -> {
            photos.remove(draft.county(), draft.id(), photo);
            return photo;
        });
    }

    Optional<Refusal> add(Draft draft, List<MultipartFile> uploads) {
        return switch (photos.prepare(uploads)) {
            case Outcome.Refused<List<Photos.Ready>>(Refusal refusal) ->
                Optional.of(Refusal.at(List.of(new AtField("photo", refusal.type(), refusal.arguments()))));
            case Outcome.Done<List<Photos.Ready>>(List<Photos.Ready> ready) -> keep(draft, ready);
        };
    }

    private Optional<Refusal> keep(Draft draft, List<Photos.Ready> ready) {
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Photos.Belongs belongs = new Photos.Belongs(
                draft.county(), draft.id(), null, OrderForm.of(draft).place(), false, 0, false, null);
        return transactions.change(draft.scope(), () -> {
            int room =
                    photos.most() - photos.ofDraft(draft.county(), draft.id()).size();
            ready.stream().limit(room).forEach(one -> photos.keep(belongs, one));
            return ready.size() <= room
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.at("photo", org.sandan.documents.DocumentRefusal.TOO_MANY_PHOTOS, photos.most()));
        });
    }
}
