package org.sandan.demo;

import java.util.Set;

/** Invented names: the same number gives the same one. Names that the two reports mention are never given. */
final class DemoNames {
    private static final String[] SURNAMES =
            "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚"
                    .split(" ");
    private static final String[] WOMEN =
            "改青 秀兰 巧云 桂英 雪梅 丽娟 春燕 玉珍 晓霞 慧敏 凤莲 彩霞 月娥 海燕 静怡 欣妍 淑芬 美玲 翠花 文静 雅琴 红梅 爱萍 素清 佳宁".split(" ");
    private static final String[] MEN =
            "建国 志强 永胜 明亮 海军 俊峰 二虎 立新 德厚 占魁 文斌 宏伟 子轩 浩然 学文 福来 振华 保平 长青 景云 庆丰 玉山 少华 世安 有田".split(" ");
    private static final String[] MONGOLIAN_WOMEN = "其木格 娜仁花 萨日娜 通拉嘎 乌日娜 斯琴 阿茹娜 高娃".split(" ");
    private static final String[] MONGOLIAN_MEN = "巴图 朝鲁 苏和 格日勒图 宝音 那顺 特木尔 吉日嘎拉".split(" ");
    private static final Set<String> OF_THE_REPORTS = Set.of("薛海林", "白虎巨", "张志远", "闫凤鸣");

    private DemoNames() {}

    static String woman(int number) {
        return name(number, WOMEN, MONGOLIAN_WOMEN);
    }

    static String man(int number) {
        return name(number, MEN, MONGOLIAN_MEN);
    }

    static String person(int number) {
        return mix(number, 3) % 2 == 0 ? woman(number) : man(number);
    }

    private static String name(int number, String[] given, String[] mongolian) {
        int mixed = mix(number, 1);
        if (mixed % 9 == 0) {
            return mongolian[mix(number, 2) % mongolian.length];
        }
        String name = surname(mixed) + given[mix(number, 2) % given.length];
        return OF_THE_REPORTS.contains(name) ? surname(mixed + 1) + given[0] : name;
    }

    static String surname(int number) {
        return SURNAMES[Math.floorMod(number, SURNAMES.length)];
    }

    /** A number from 0 on that looks like chance and is none. */
    static int mix(int number, int which) {
        long mixed = (number * 1_000_003L + which * 7_919L) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 34);
    }
}
