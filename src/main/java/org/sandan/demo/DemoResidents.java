package org.sandan.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.sandan.accounts.Accounts;
import org.sandan.accounts.Accounts.NewAccount;
import org.sandan.divisions.Division;
import org.sandan.divisions.Divisions;
import org.sandan.divisions.Grid;
import org.sandan.divisions.Grids;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.Place;
import org.sandan.platform.Viewer;
import org.sandan.residents.Phone;
import org.sandan.residents.ResidentNumber;
import org.sandan.residents.ResidentStore;

/** Invented households: some in Zhanbei and in each village of Zhonghexi, all marked synthetic. */
@InDemo
class DemoResidents {
    static final String CHEN_PHONE = "13800000427";
    private static final int IN_ZHANBEI = 120;
    private static final int IN_A_VILLAGE = 20;

    private final ResidentStore residents;
    private final Divisions divisions;
    private final Grids grids;
    private final Accounts accounts;
    private int made;

    DemoResidents(ResidentStore residents, Divisions divisions, Grids grids, Accounts accounts) {
        this.residents = residents;
        this.divisions = divisions;
        this.grids = grids;
        this.accounts = accounts;
    }

    /** In the running transaction. */
    void ofZhanbei() {
        made = 0;
        var all = grids.of(new DivisionCode(DemoGround.ZHANBEI));
        for (int i = 0; i < IN_ZHANBEI; i++) {
            Grid grid = all.get(i % all.size());
            int flat = i / all.size();
            String address =
                    "龙兴家园 %d 号楼 %d 单元 %d0%d".formatted(grid.number(), 1 + flat / 10, 1 + flat % 10 / 2, 1 + flat % 2);
            household(grid.place(), address, i);
        }
        chen(all.get(3).place());
    }

    /** In the running transaction. */
    void ofZhonghexi() {
        made = 1_000;
        for (Division village : divisions.children(new DivisionCode(150_621_106_000L))) {
            var all = grids.of(village.code());
            for (int i = 0; i < IN_A_VILLAGE; i++) {
                Place place = all.get(i % all.size()).place();
                household(place, village.nameZh() + " " + (i + 1) + " 号院", made);
            }
        }
    }

    /** One to four people. */
    private void household(Place place, String address, int number) {
        UUID home = residents.addHousehold(place, address, true);
        int adults = 1 + DemoNames.mix(number, 5) % 2;
        int children = adults == 2 ? DemoNames.mix(number, 6) % 3 : 0;
        for (int i = 0; i < adults; i++) {
            int year = 1944 + DemoNames.mix(number, 7) % 48 + i;
            person(home, place, i == 0, year, (DemoNames.mix(number, 8) + i) % 2 == 0, true);
        }
        for (int i = 0; i < children; i++) {
            person(
                    home,
                    place,
                    false,
                    2008 + DemoNames.mix(number, 9 + i) % 15,
                    DemoNames.mix(number, 11 + i) % 2 == 0,
                    false);
        }
    }

    private void person(UUID home, Place place, boolean head, int year, boolean woman, boolean phone) {
        int number = made++;
        LocalDate born = LocalDate.of(year, 1 + DemoNames.mix(number, 1) % 12, 1 + DemoNames.mix(number, 2) % 28);
        residents.add(
                home,
                place,
                head,
                true,
                woman ? DemoNames.woman(number) : DemoNames.man(number),
                year,
                woman,
                phone ? new Phone("1380000%04d".formatted(2_000 + number)) : null,
                ResidentNumber.synthetic(born, woman, number));
    }

    /** The resident whom a visitor can become. */
    private void chen(Place place) {
        UUID home = residents.addHousehold(place, "龙兴家园 3 号楼 2 单元 202", true);
        UUID chen = residents.add(
                home,
                place,
                true,
                true,
                "陈巧珍",
                1958,
                true,
                new Phone(CHEN_PHONE),
                ResidentNumber.synthetic(LocalDate.of(1958, 4, 27), true, 427));
        NewAccount account = new NewAccount("chenqiaozhen", "陈巧珍", place, null, false, chen);
        accounts.create(place.county(), Viewer.NOBODY, account).orThrow();
    }
}
