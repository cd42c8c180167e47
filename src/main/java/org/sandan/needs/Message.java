package org.sandan.needs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sandan.kernel.Text;

/**
 * What can be made out of a message that somebody pasted from a chat or wrote down on the telephone, by its form alone.
 * It is a proposal: somebody looks at it before it becomes an order.
 *
 * @param words what is wanted, without the marks of the chat, the sender's line and the telephone number
 * @param names who may have said it, the likeliest first
 * @param phones 11 digits each
 * @param spots pieces of addresses, such as 2号楼, as they stand in the message but without spaces
 * @param grid the number of a grid that is named; 0 where none is
 */
public record Message(
        String words, List<String> names, List<String> phones, List<String> spots, int grid, Set<Group> groups) {
    static final int LONGEST = 5_000;
    /** What may be left of a line that told a telephone number, such as 我的. */
    private static final int SCRAP = 3;

    private static final Pattern SENT = Pattern.compile(
            "^(\\S{1,20})[ \\u3000\\u00a0]+(?:\\d{2,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?[ \\u3000]*)?(?:上午|下午|晚上|早上|中午)?[ ]*\\d{1,2}:\\d{2}(?::\\d{2})?$");
    private static final Pattern SAID = Pattern.compile("^([\\p{IsHan}A-Za-z·]{2,12})[:：]\\s*");
    private static final Pattern TIME = Pattern.compile(
            "^(?:\\d{2,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?)?[ ]*(?:上午|下午|晚上|早上|中午)?[ ]*\\d{1,2}:\\d{2}(?::\\d{2})?$");
    private static final Pattern MARK = Pattern.compile("\\[[\\p{IsHan}A-Za-z]{1,8}\\](?:\\s*\\d{1,3}\"?)?|@\\S{1,20}");
    private static final Pattern PHONE =
            Pattern.compile("(?:电话|手机|联系方式|微信同号)?[:：是 ]{0,3}(?<!\\d)(?:\\+?86[- ]?)?(1[3-9](?:[- ]?\\d){9})(?!\\d)");
    private static final Pattern NAMED = Pattern.compile("(?:我是\\s*(?:[^，。,;；\\s]{0,12}的)?([\\p{IsHan}]{2,4})"
            + "|(?:我叫|姓名[:：]?|来电人[:：]?|联系人[:：]?|反映人[:：]?)\\s*([\\p{IsHan}·]{2,10}))(?=[，。,;；:：\\s（(]|$)");
    /** A name: a Mongolian one in Chinese characters is longer than a Chinese one. */
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}·]{2,10}");

    private static final Pattern SPOT = Pattern.compile("([0-9]{1,3}|[一二三四五六七八九十]{1,3})\\s*(号楼|栋|幢|社|组|号院|巷)");
    private static final Pattern GRID = Pattern.compile("第?\\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\\s*(?:号)?网格");
    private static final String DIGITS = "一二三四五六七八九";
    private static final Map<Group, List<String>> SAYING = Map.of(
            Group.CHILDREN_IN_DIFFICULTY, List.of("留守儿童", "孤儿", "困境儿童", "困难儿童", "没人管的孩子"),
            Group.ELDERS, List.of("老人", "老年", "大爷", "大娘", "独居", "空巢", "奶奶", "爷爷"),
            Group.DISABLED, List.of("残疾", "轮椅", "盲人", "聋", "瘫"),
            Group.LOW_INCOME, List.of("低保"),
            Group.REGISTERED_POOR, List.of("建档立卡", "脱贫户", "贫困户"));

    static Message read(String pasted) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> phones = new LinkedHashSet<>();
        List<String> kept = new ArrayList<>();
        for (String line : Text.tidy(pasted).lines().toList()) {
            String rest = without(line.strip(), names, phones);
            if (!rest.isBlank()) {
                kept.add(rest);
            }
        }
        String words = String.join("\n", kept);
        Matcher named = NAMED.matcher(words);
        List<String> said = new ArrayList<>();
        while (named.find()) {
            said.add(named.group(1) == null ? named.group(2) : named.group(1));
        }
        names.stream().filter(name -> NAME.matcher(name).matches()).forEach(said::add);
        return new Message(
                cut(words),
                List.copyOf(new LinkedHashSet<>(said)),
                List.copyOf(phones),
                spots(words),
                grid(words),
                groups(words));
    }

    /** A line without what the chat put around it. */
    private static String without(String line, Set<String> names, Set<String> phones) {
        Matcher sent = SENT.matcher(line);
        if (sent.matches()) {
            names.add(sent.group(1));
            return "";
        }
        if (TIME.matcher(line).matches()) {
            return "";
        }
        String rest = line;
        Matcher said = SAID.matcher(rest);
        if (said.find() && !said.group(1).matches(".*(电话|手机|地址|姓名|时间|来电|联系|反映|内容|事项|问题|需求).*")) {
            names.add(said.group(1));
            rest = rest.substring(said.end());
        }
        Matcher phone = PHONE.matcher(rest);
        int before = phones.size();
        while (phone.find()) {
            phones.add(phone.group(1).replaceAll("\\D", ""));
        }
        rest = MARK.matcher(PHONE.matcher(rest).replaceAll("")).replaceAll("");
        rest = rest.replaceAll("[，,、；;：: ]+$", "").strip();
        return phones.size() > before && rest.length() <= SCRAP ? "" : rest;
    }

    private static String cut(String words) {
        int characters = words.codePointCount(0, words.length());
        return characters <= Order.LONGEST ? words : words.substring(0, words.offsetByCodePoints(0, Order.LONGEST));
    }

    private static List<String> spots(String words) {
        Set<String> spots = new LinkedHashSet<>();
        Matcher spot = SPOT.matcher(words);
        while (spot.find()) {
            spots.add(number(spot.group(1)) + spot.group(2).replaceAll("[栋幢]", "号楼"));
        }
        return List.copyOf(spots);
    }

    private static int grid(String words) {
        Matcher grid = GRID.matcher(words);
        return grid.find() ? number(grid.group(1)) : 0;
    }

    private static Set<Group> groups(String words) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        SAYING.forEach((group, said) -> {
            if (said.stream().anyMatch(words::contains)) {
                groups.add(group);
            }
        });
        return groups;
    }

    /** How many pieces of two characters of a title stand in the words: what is said alike comes first. */
    int likeness(String title) {
        String said = words.replaceAll("\\s", "");
        String other = title.replaceAll("\\s", "");
        return (int) IntStream.range(0, Math.max(0, other.length() - 1))
                .mapToObj(i -> other.substring(i, i + 2))
                .distinct()
                .filter(said::contains)
                .count();
    }

    /** A number up to 99 in either script. */
    static int number(String text) {
        if (text.matches("[0-9]+")) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        int tens = ten < 0 ? 0 : ten == 0 ? 1 : 1 + DIGITS.indexOf(text.charAt(ten - 1));
        String last = text.substring(ten + 1);
        return tens * 10 + (last.isEmpty() ? 0 : 1 + DIGITS.indexOf(last.charAt(last.length() - 1)));
    }
}
