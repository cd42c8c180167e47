package org.sandan.demo;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.sandan.kernel.DivisionCode;
import org.sandan.organisations.KeepResource;
import org.sandan.organisations.Resources;
import org.sandan.platform.Scope;
import org.sandan.platform.Transactions;
import org.sandan.platform.Viewer;

/** What units of the demo's community have to offer, so that a project says whom it fits. */
@InDemo
class DemoResources {
    private static final int COUNTY = new DivisionCode(DemoGround.ZHANBEI).county();
    private static final String OFFERED = Long.toString(DemoGround.ZHANBEI);
    /** Unit | kind | name | quantity | when | where */
    private static final String LINES = """
            旗供电公司|people|电工|6 名|工作日|
            旗供电公司|skill|线路检修|1 队|提前三天约|
            旗供电公司|room|登高车|1 辆|每周三|旗供电公司院内
            旗职业中学|room|教室|2 间|周末|职业中学一号楼
            旗职业中学|people|志愿者|20 名|周末|
            龙兴物业公司|people|安装工|3 名|工作日|
            龙兴物业公司|room|门卫室电源|1 处|全天|西门
            站北卫生服务站|people|护士|2 名|周二、周四上午|
            旗人社局|people|老师|4 名|按期安排|
            旗图书馆|room|自习室|40 座|每天|图书馆二楼
            旗供电公司|people|用电安全老师|1 名|冬季|
            """;

    private final DemoCourse course;
    private final KeepResource keep;
    private final Resources resources;
    private final Transactions transactions;

    DemoResources(DemoCourse course, KeepResource keep, Resources resources, Transactions transactions) {
        this.course = course;
        this.keep = keep;
        this.resources = resources;
        this.transactions = transactions;
    }

    void play(LocalDate since) {
        for (String line : LINES.lines().toList()) {
            String[] parts = line.split("\\|", -1);
            Viewer liaison = Objects.requireNonNull(course.liaison(COUNTY, parts[0]), parts[0]);
            UUID unit = Objects.requireNonNull(liaison.organisation());
            boolean known = transactions.read(
                    Scope.system(COUNTY, "demo"),
                    () -> !resources.matching(COUNTY, unit, parts[2]).isEmpty());
            if (!known) {
                course.at(
                        since,
                        10,
                        () -> keep.add(
                                liaison,
                                unit,
                                new KeepResource.Asked(
                                        parts[1], parts[2], parts[3], parts[4], parts[5], "", OFFERED, since, null)));
            }
        }
    }
}
