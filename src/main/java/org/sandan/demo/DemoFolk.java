package org.sandan.demo;

import java.util.List;
import org.sandan.accounts.DemoPeople;

/** Whom a visitor of the demo can become, in the order in which an order passes through their hands. */
@InDemo
class DemoFolk implements DemoPeople {
    private static final List<Person> PEOPLE = List.of(
            person("chenqiaozhen", "resident", "陈巧珍", "Chen Qiaozhen"),
            person("wurenna", "grid-worker", "乌仁娜・站北社区", "Wurenna, Zhanbei Community"),
            person("liyunna", "secretary", "李云娜・站北社区", "Li Yunna, Zhanbei Community"),
            person("zhangxiuying", "staff", "张秀英・站北社区", "Zhang Xiuying, Zhanbei Community"),
            person("guoyongsheng", "unit", "郭永胜・旗供电公司", "Guo Yongsheng, power supply company"),
            person("suwenbin", "sub-district", "苏文斌・兴隆街道", "Su Wenbin, Xinglong Sub-district"),
            person("menglixin", "leading-group", "孟立新・准格尔旗", "Meng Lixin, Jungar Banner"),
            person("haojianping", "town", "郝建平・中和西镇", "Hao Jianping, Zhonghexi Town"),
            person("zhaoyoutian", "village", "赵有田・官井村", "Zhao Youtian, Guanjing Village"),
            person("qimuge", "grid-worker", "其木格・官井村", "Qimuge, Guanjing Village"),
            person("tianjianing", "system-admin", "田佳宁", "Tian Jianing"),
            person("yushaohua", "security-admin", "余少华", "Yu Shaohua"),
            person("rensuqing", "auditor", "任素清", "Ren Suqing"));

    private final DemoBehind behind;

    DemoFolk(DemoBehind behind) {
        this.behind = behind;
    }

    private static Person person(String login, String role, String zh, String en) {
        return new Person(login, "demo.role." + role, zh, en, "demo.does." + role);
    }

    @Override
    public String action() {
        return "/demo/become";
    }

    @Override
    public List<Person> people() {
        return PEOPLE;
    }

    static List<Person> everybody() {
        return PEOPLE;
    }

    @Override
    public boolean isLoading() {
        return behind.isLoading();
    }

    boolean has(String login) {
        return PEOPLE.stream().anyMatch(person -> person.value().equals(login));
    }
}
