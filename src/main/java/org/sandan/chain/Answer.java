package org.sandan.chain;

import java.time.Instant;
import java.util.Optional;
import org.sandan.lifecycle.Lifecycle.State;
import org.sandan.organisations.Organisation;
import org.sandan.organisations.PostCard;
import org.sandan.platform.Page;

/**
 * 解决了吗: what a leader is told of a case in one line, and where the evidence lies.
 *
 * @param at since when it stands so
 * @param body the organisation that did it or does it; empty where a post does
 * @param post the post that did it or does it
 * @param asked how many were asked whether it is solved
 * @param photos how many photos show how it is now
 * @param evidence the address at which they are seen
 */
public record Answer(
        String kind,
        State state,
        Instant at,
        Optional<Organisation> body,
        Optional<PostCard> post,
        int asked,
        int solved,
        int notSolved,
        int photos,
        String evidence) {

    /** Who did it or does it; empty before anybody took it. */
    public Optional<String> who(Page page) {
        return body.map(one -> page.name(one.nameZh(), one.nameEn()))
                .or(() -> post.map(card -> page.name(card.organisationZh(), card.organisationEn()) + " "
                        + page.name(card.post().nameZh(), card.post().nameEn())));
    }

    /** “已解决，兴旗供电公司，11月20日；3 人里 2 人说解决了，1 人说没解决；2 张照片” without the photos. */
    public String line(Page page) {
        String line = page.t("answer.now", page.t("state." + kind + "." + state.name()), page.date(at));
        if (who(page).isPresent()) {
            line += page.t(
                    state.ended() ? "answer.by" : "answer.with", who(page).orElse(""));
        }
        if (solved + notSolved > 0) {
            line += page.t("answer.said", asked, solved, notSolved);
        } else if (state.ended()) {
            line += page.t("answer.silent", asked);
        }
        return line;
    }
}
