package org.sandan.trail;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sandan.platform.Counties;
import org.sandan.platform.Scope;
import org.sandan.trail.Verification.Fault;
import org.sandan.trail.Verification.Result;
import org.springframework.stereotype.Component;

/** {@code sandan verify}: proves the chains of all counties and says so, county by county. */
@Component
public class VerifyCommand {
    private final Verification verification;
    private final Counties counties;

    VerifyCommand(Verification verification, Counties counties) {
        this.verification = verification;
        this.counties = counties;
    }

    /**
     * @param heads files with heads that were kept outside the database; may be empty
     * @return the exit code: 0 where every chain is whole, 1 where one is not, 2 where a file holds no head
     */
    public int run(PrintStream out, List<Path> heads) {
        List<Head> kept = new ArrayList<>();
        for (Path file : heads) {
            Optional<Head> head = read(file);
            if (head.isEmpty()) {
                out.println(file + " holds no head of a chain.");
                return 2;
            }
            kept.add(head.get());
        }
        boolean whole = true;
        for (Counties.County county : counties.all()) {
            Result result = verification.verify(Scope.system(county.code(), "verify"), kept);
            print(out, county, result);
            whole &= result.isWhole();
        }
        return whole ? 0 : 1;
    }

    private static Optional<Head> read(Path file) {
        try {
            return Head.parse(Files.readString(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static void print(PrintStream out, Counties.County county, Result result) {
        out.printf(
                Locale.ROOT,
                "%d %s: %s; %d rows in %d links, %d notes proved, %d deleted on request%n",
                county.code(),
                county.nameEn(),
                result.isWhole() ? "whole" : "BROKEN",
                result.rows(),
                result.links(),
                result.notes(),
                result.deletedNotes());
        Seal head = result.head();
        if (head != null) {
            out.printf(Locale.ROOT, "  head: link %d of %s, %s%n", head.no(), head.sealedAt(), head.hex());
        }
        if (result.unsealed() > 0) {
            out.printf(Locale.ROOT, "  not sealed yet: %d rows since %s%n", result.unsealed(), result.unsealedSince());
        }
        result.faults().forEach(fault -> out.println("  " + sentence(fault)));
    }

    private static String sentence(Fault fault) {
        String where = "link " + fault.no() + " of " + fault.at();
        return switch (fault.kind()) {
            case CHANGED -> "CHANGED: among the rows %d to %d in %s".formatted(fault.from(), fault.to(), where);
            case LINK -> "LINK: " + where + " does not follow the one before";
            case MISSING -> "MISSING: the rows %d to %d in %s".formatted(fault.from(), fault.to(), where);
            case DOUBLED -> "DOUBLED: row %d in %s".formatted(fault.from(), where);
            case ASTRAY -> "ASTRAY: %d rows outside every link".formatted(fault.from());
            case NOTE -> "NOTE: the text of row %d in %s was changed".formatted(fault.from(), where);
            case HEAD -> "HEAD: the chain no longer holds " + where;
        };
    }
}
