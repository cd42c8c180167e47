package org.sandan.divisions;

import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Place;

/**
 * A city, county, town or village of the national list, or one that the county added since the list is no longer
 * published.
 *
 * @param nameEn empty where there is none: the Chinese name is shown then
 * @param active false once it has been abolished or merged; its rows stay
 * @param synthetic true where no source names it
 */
public record Division(
        DivisionCode code, Level level, String nameZh, String nameEn, boolean active, boolean synthetic) {

    public Place place() {
        return Place.of(code);
    }

    /** The name as it stands in front of a grid's number: 站北 of 站北社区. */
    public String stemZh() {
        String stem = nameZh.replaceFirst("(社区|嘎查村|嘎查|村)$", "");
        return stem.isEmpty() ? nameZh : stem;
    }

    /** The English name without its kind: Zhanbei of Zhanbei Community; the Chinese where there is no English. */
    public String stemEn() {
        return nameEn.isEmpty() ? stemZh() : nameEn.replaceFirst(" (Community|Village|Gacha)$", "");
    }

    /** Communities have numbers below 200 in their town, villages from 200 on. */
    public boolean isUrban() {
        return level == Level.VILLAGE && code.value() % 1_000 < 200;
    }
}
