package org.sandan.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is made out of a pasted message. */
class MessageTest {
    @Test
    void a_chat_message_loses_sender_time_and_marks_and_keeps_what_was_said() {
        Message message = Message.read("""
                李秀兰 2026/11/23 8:12
                @所有人 2 号楼门口的路灯坏了三天了，晚上看不见
                [图片]
                [语音] 12"
                我电话 138 0000 1234
                """);
        assertThat(message.words()).isEqualTo("2 号楼门口的路灯坏了三天了，晚上看不见");
        assertThat(message.names()).containsExactly("李秀兰");
        assertThat(message.phones()).containsExactly("13800001234");
        assertThat(message.spots()).containsExactly("2号楼");
    }

    @Test
    void a_telephone_note_names_who_rang_and_for_whom() {
        Message message = Message.read("来电人：陈桂花，电话：13912345678。反映：第三网格十二号楼独居老人中午吃不上热饭，腿脚不便坐轮椅。");
        assertThat(message.names()).containsExactly("陈桂花");
        assertThat(message.phones()).containsExactly("13912345678");
        assertThat(message.grid()).isEqualTo(3);
        assertThat(message.spots()).containsExactly("12号楼");
        assertThat(message.groups()).containsExactlyInAnyOrder(Group.ELDERS, Group.DISABLED);
        assertThat(message.words()).contains("独居老人中午吃不上热饭").doesNotContain("13912345678");
    }

    @Test
    void a_mongolian_name_in_chinese_characters_is_a_name() {
        assertThat(Message.read("乌仁其木格 2026/11/23 8:12\n楼道灯坏了").names()).containsExactly("乌仁其木格");
        assertThat(Message.read("我叫额尔敦毕力格，井里没水了").names()).containsExactly("额尔敦毕力格");
        assertThat(Message.read("我是2号楼的斯琴，暖气不热").names()).containsExactly("斯琴");
    }

    @Test
    void a_speaker_before_a_colon_is_a_name_but_a_heading_is_none() {
        assertThat(Message.read("王建军：水管漏水").names()).containsExactly("王建军");
        assertThat(Message.read("王建军：水管漏水").words()).isEqualTo("水管漏水");
        assertThat(Message.read("反映内容：水管漏水").names()).isEmpty();
    }

    @Test
    void numbers_are_read_in_both_scripts() {
        assertThat(Message.number("7")).isEqualTo(7);
        assertThat(Message.number("十")).isEqualTo(10);
        assertThat(Message.number("十二")).isEqualTo(12);
        assertThat(Message.number("二十三")).isEqualTo(23);
        assertThat(Message.number("三")).isEqualTo(3);
    }

    @Test
    void any_text_is_read_without_a_fault_and_the_words_fit_an_order() {
        Random random = new Random(4);
        String letters = "一二号楼网格电话13800001234:：[图片]@，。\n 李秀兰<script>\u0000\ud83d\ude00";
        for (int run = 0; run < 2_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(900); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String words = Message.read(text.toString()).words();
            assertThat(words.codePointCount(0, words.length())).isLessThanOrEqualTo(Order.LONGEST);
        }
    }
}
