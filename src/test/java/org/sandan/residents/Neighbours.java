package org.sandan.residents;

import java.util.UUID;
import org.sandan.World;
import org.sandan.kernel.Place;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;

/** Lets people of the world live somewhere. */
public final class Neighbours {
    private final World world;

    public Neighbours(World world) {
        this.world = world;
    }

    /** The head of a household of their own. */
    public UUID live(Place grid, String address, String name, String phone) {
        return world.bean(Transactions.class).change(Scope.system(grid.county(), "test"), () -> {
            UUID home = world.bean(ResidentStore.class).addHousehold(grid, address, true);
            return world.bean(ResidentStore.class)
                    .add(
                            home,
                            grid,
                            true,
                            true,
                            name,
                            1958,
                            true,
                            Phone.parse(phone).orElseThrow(),
                            null);
        });
    }
}
