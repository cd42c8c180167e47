package org.sandan.divisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.sandan.kernel.DivisionCode;
import org.sandan.kernel.DivisionCode.Level;
import org.sandan.kernel.Ids;
import org.sandan.kernel.Place;
import org.springframework.stereotype.Component;

/**
 * Invents grids for a county of which no source gives any: the same ones each time, marked synthetic. The villages of a
 * town stand in rows about an invented centre, and the grids of a village tile it without a gap, numbered from north to
 * south and in each row from west to east.
 *
 * <p>Two numbers are real: the 9 villages of Zhonghexi have 37 grids in all, as a report of 2019 says; which village has
 * how many is invented.
 */
@Component
public class SyntheticGrids {
    private static final Map<Integer, Coordinate> CENTRES =
            Map.of(150_621, new Coordinate(110.03, 40.40), 150_622, new Coordinate(111.24, 39.86));
    private static final long ZHONGHEXI = 150_621_106_000L;
    private static final List<Integer> OF_ZHONGHEXI = List.of(5, 4, 4, 4, 5, 4, 4, 4, 3);
    private static final long ZHANBEI = 150_622_001_003L;
    private static final double TOWN_WIDTH = 0.28;
    private static final double TOWN_HEIGHT = 0.20;

    private final Divisions divisions;
    private final Grids grids;

    SyntheticGrids(Divisions divisions, Grids grids) {
        this.divisions = divisions;
        this.grids = grids;
    }

    /** A rectangle in degrees, which a division fills or its parts share out. */
    record Box(double west, double south, double east, double north) {
        Box cell(int column, int columns, int row, int rows) {
            double width = (east - west) / columns;
            double height = (north - south) / rows;
            return new Box(
                    west + column * width,
                    north - (row + 1) * height,
                    west + (column + 1) * width,
                    north - row * height);
        }

        Box shrunk(double part) {
            double x = (east - west) * part / 2;
            double y = (north - south) * part / 2;
            return new Box(west + x, south + y, east - x, north - y);
        }
    }

    /** Adds grids to every village of the county that has none, in the running transaction; visible once committed. */
    public void lay(int county) {
        DivisionCode.parse(Integer.toString(county)).ifPresent(code -> grids.add(of(divisions.within(code))));
    }

    /** To be called when the transaction of {@link #lay} has ended. */
    public void laid(int county) {
        grids.refresh(county);
    }

    /** The grids of all villages in a list that holds one county with everything in it. */
    static List<Grid> of(List<Division> county) {
        List<Grid> made = new ArrayList<>();
        Division top = county.getFirst();
        Coordinate centre = CENTRES.getOrDefault(top.code().county(), new Coordinate(109.8, 39.6));
        List<Division> towns =
                county.stream().filter(d -> d.level() == Level.TOWN).toList();
        List<Division> urban =
                towns.stream().filter(SyntheticGrids::isSubDistrict).toList();
        List<Division> rural =
                towns.stream().filter(town -> !isSubDistrict(town)).toList();
        List<Box> slots = slots(centre, rural.size() + 1);
        for (int i = 0; i < urban.size(); i++) {
            addTown(made, county, urban.get(i), share(slots.getFirst().shrunk(0.3), i, urban.size()));
        }
        for (int i = 0; i < rural.size(); i++) {
            addTown(made, county, rural.get(i), slots.get(i + 1));
        }
        return made;
    }

    private static boolean isSubDistrict(Division town) {
        return town.code().value() / 1_000 % 1_000 < 100;
    }

    /** Places for towns, the one in the middle first. */
    private static List<Box> slots(Coordinate centre, int count) {
        int side = (int) Math.ceil(Math.sqrt(count));
        double west = centre.x - side * TOWN_WIDTH / 2;
        double north = centre.y + side * TOWN_HEIGHT / 2;
        return IntStream.range(0, side * side)
                .mapToObj(i -> new Box(
                        west + i % side * TOWN_WIDTH,
                        north - (i / side + 1) * TOWN_HEIGHT,
                        west + (i % side + 1) * TOWN_WIDTH,
                        north - i / side * TOWN_HEIGHT))
                .sorted(Comparator.comparingDouble((Box box) -> centre.distance(
                        new Coordinate((box.west() + box.east()) / 2, (box.south() + box.north()) / 2))))
                .limit(count)
                .toList();
    }

    private static Box share(Box whole, int index, int count) {
        int columns = (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        return whole.cell(index % columns, columns, index / columns, rows);
    }

    private static void addTown(List<Grid> made, List<Division> county, Division town, Box box) {
        List<Division> villages = county.stream()
                .filter(d ->
                        d.level() == Level.VILLAGE && d.code().at(Level.TOWN).equals(town.code()))
                .toList();
        for (int i = 0; i < villages.size(); i++) {
            Division village = villages.get(i);
            Box inside = share(box, i, villages.size()).shrunk(0.12);
            made.addAll(tile(village, inside, count(village, i)));
        }
    }

    private static int count(Division village, int index) {
        if (village.code().at(Level.TOWN).value() == ZHONGHEXI && index < OF_ZHONGHEXI.size()) {
            return OF_ZHONGHEXI.get(index);
        }
        return village.code().value() == ZHANBEI
                ? 6
                : 3 + Math.floorMod(hash(village.code().value(), 0), 4);
    }

    /** Shares a box out among so many grids, in rows of about as many as there are rows. */
    static List<Grid> tile(Division village, Box box, int count) {
        int rows = Math.max(1, (int) Math.round(Math.sqrt(count)));
        long seed = village.code().value();
        List<List<Double>> borders = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            borders.add(columns(seed + row, box, count / rows + (row < count % rows ? 1 : 0)));
        }
        List<Grid> made = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Coordinate> top = line(seed, box, borders, row);
            List<Coordinate> bottom = line(seed, box, borders, row + 1);
            List<Double> columns = borders.get(row);
            for (int column = 0; column + 1 < columns.size(); column++) {
                double west = columns.get(column);
                double east = columns.get(column + 1);
                List<Coordinate> border = new ArrayList<>(between(top, west, east));
                border.addAll(between(bottom, west, east).reversed());
                made.add(grid(village, made.size() + 1, border));
            }
        }
        return made;
    }

    /** Where the columns of a row begin and end, from west to east. */
    private static List<Double> columns(long seed, Box box, int count) {
        List<Double> borders = new ArrayList<>();
        double width = (box.east() - box.west()) / count;
        for (int i = 0; i <= count; i++) {
            double shift = i == 0 || i == count ? 0 : unit(seed, 31 + i) * 0.2;
            borders.add(GridShape.point(box.west() + (i + shift) * width, 0).x);
        }
        return borders;
    }

    /** The line between two rows: it has a point wherever a column of either row meets it, so that no gap opens. */
    private static List<Coordinate> line(long seed, Box box, List<List<Double>> borders, int line) {
        TreeSet<Double> meets = new TreeSet<>();
        if (line > 0) {
            meets.addAll(borders.get(line - 1));
        }
        if (line < borders.size()) {
            meets.addAll(borders.get(line));
        }
        double height = (box.north() - box.south()) / borders.size();
        double phase = unit(seed, line) * Math.PI;
        return meets.stream()
                .map(x -> {
                    double along = (x - box.west()) / (box.east() - box.west());
                    double bend = 0.09 * height * Math.sin(phase + along * Math.PI);
                    return GridShape.point(x, box.north() - line * height + bend);
                })
                .toList();
    }

    private static List<Coordinate> between(List<Coordinate> line, double west, double east) {
        return line.stream().filter(at -> at.x >= west && at.x <= east).toList();
    }

    private static Grid grid(Division village, int number, List<Coordinate> border) {
        int households = village.isUrban()
                ? 300 + Math.floorMod(hash(village.code().value(), number), 201)
                : 240 + Math.floorMod(hash(village.code().value(), number), 101);
        return new Grid(
                Ids.next(),
                Place.grid(village.code(), number),
                village.stemZh() + "第 " + number + " 网格",
                village.stemEn() + " grid " + number,
                GridShape.of(border),
                households,
                true,
                null);
    }

    private static double unit(long seed, int which) {
        return Math.floorMod(hash(seed, which), 2_001) / 1_000.0 - 1;
    }

    private static int hash(long seed, int which) {
        long mixed = (seed * 31 + which) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33);
    }
}
