package org.bedside.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.Platform;

/// Invented conversations of one year, the same in every run: each is made of its number alone.
///
/// One in ten is open, spread over the whole year. Every other one is on X; one in seven has several comments. A
/// comment has about 140 characters, most of them in common words, some in made-up ones.
///
/// @param size how many conversations there are before the pages come
record Sample(int size) {
    static final Instant NOW = Instant.parse("2026-11-18T16:00:00Z");
    static final Duration YEAR = Duration.ofDays(365);
    static final String ACCOUNT = "100";
    static final int PAGE = 100;

    /// A word in every fourth comment.
    static final String COMMON = "appointment";

    /// A word in twenty comments, whatever the size.
    static final String RARE = "zucchini";

    private static final int RARE_TIMES = 20;
    private static final int PEOPLE = 50_000;
    private static final long SEED = 20_261_118;
    private static final long FIRST_POST = 1_000_000_000_000_000_000L;

    /// The most frequent first.
    private static final String[] WORDS = """
            the to and my a i was for you is it of appointment in that with they have on me your not but be at this so
            we are had when doctor time call office get can from been would just told no up what after out will nurse
            there all about how day insurance wait please back were do if hours she he phone today again results week
            thank need said prescription never staff one still waiting minutes visit help left number now referral
            desk pharmacy test asked great bill went got see only who clinic message more by next two very paid line
            friendly other first portal morning called has them practice anyone kind than their new care any months
            because could our billing hold refill before over really experience then here always did prescribed him
            daughter answer sent rescheduled twice lab charged without finally best schedule form vaccine explained
            parking questions mother rude records son tomorrow lovely lost somebody yesterday prescriptions""".split("\\s+");

    private static final String[] SYLLABLES = """
            ba be bo ca co da de di do fa fe ga go ha he ka ki la le li lo ma me mi mo na ne ni no pa""".split("\\s+");

    /// A few of each priority, the calm ones more often.
    private static final List<Category> CATEGORIES = List.of(
            Category.EMERGENCY,
            Category.PRIVACY,
            Category.LEGAL,
            Category.CLINICAL_QUESTION,
            Category.REFILL_OR_RESULTS,
            Category.COMPLAINT,
            Category.BILLING,
            Category.APPOINTMENT,
            Category.APPOINTMENT,
            Category.APPOINTMENT,
            Category.GENERAL_QUESTION,
            Category.GENERAL_QUESTION,
            Category.GENERAL_QUESTION,
            Category.PRAISE,
            Category.PRAISE,
            Category.PRAISE);

    /// A person's comments under one discussion.
    record Talk(Platform platform, String thread, Author author, Category category, boolean open, List<Said> said) {}

    record Said(String externalId, String text, Instant at) {}

    Talk talk(int number) {
        var random = new SplittableRandom(SEED + number);
        var platform = number % 2 == 0 ? Platform.X : Platform.FACEBOOK;
        var author = author(random.nextInt(PEOPLE));
        var category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        var open = random.nextInt(10) == 0;
        var began = NOW.minus(YEAR.multipliedBy(size - number).dividedBy(size)).minusSeconds(60);
        var said = new ArrayList<Said>();
        int comments = random.nextInt(7) == 0 ? 2 + random.nextInt(3) : 1;
        for (int i = 0; i < comments; i++) {
            var text = text(random) + (i == 0 && number % (size / RARE_TIMES) == 0 ? " " + RARE : "");
            said.add(new Said(Long.toString(FIRST_POST + number * 10L + i), text, began.plusSeconds(i)));
        }
        return new Talk(platform, thread(number), author, category, open, said);
    }

    /// The `index`th page of what is written on X after all conversations, in X's own JSON, the newest first.
    ///
    /// Of a hundred comments about eighty begin a conversation, fifteen go on in one that began lately, five in
    /// any of the year, which most often was closed.
    String page(int index) {
        var random = new SplittableRandom(SEED - 1 - index);
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        var users = json.putObject("includes").putArray("users");
        for (int i = PAGE - 1; i >= 0; i--) {
            int at = index * PAGE + i;
            int begun = size + 2 * at;
            int talk = switch (random.nextInt(20)) {
                case 0 -> 2 * random.nextInt(size / 2);
                case 1, 2, 3 -> Math.max(begun - 2 * (1 + random.nextInt(300)), 0) / 2 * 2;
                default -> begun;
            };
            var author = author(new SplittableRandom(SEED + talk).nextInt(PEOPLE));
            var post = data.addObject().put("id", Long.toString(FIRST_POST + size * 10L + at));
            post.putArray("edit_history_tweet_ids").add(post.path("id").asText());
            post.put("author_id", author.externalId())
                    .put("conversation_id", thread(talk))
                    .put("created_at", NOW.plusMillis(at * 10L).toString())
                    .put("text", text(random));
            users.addObject()
                    .put("id", author.externalId())
                    .put("username", author.handle())
                    .put("name", author.name());
        }
        ObjectNode meta = json.putObject("meta");
        meta.put("result_count", PAGE).put("next_token", "page" + index);
        return json.toString();
    }

    /// How many comments there are before the pages come.
    long comments() {
        return IntStream.range(0, size)
                .mapToLong(number -> talk(number).said().size())
                .sum();
    }

    private static String thread(int number) {
        return Long.toString(FIRST_POST / 2 + number);
    }

    private static Author author(int person) {
        var random = new SplittableRandom(SEED + PEOPLE + person);
        var name = madeUp(random) + " " + madeUp(random);
        return new Author(Integer.toString(5_000_000 + person), name.replace(" ", "") + person, name);
    }

    private static String text(SplittableRandom random) {
        int length = 100 + random.nextInt(80);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(text.isEmpty() ? "" : " ").append(word(random));
        }
        return text.toString();
    }

    private static String word(SplittableRandom random) {
        if (random.nextInt(12) == 0) {
            return madeUp(random);
        }
        var place = random.nextDouble();
        return WORDS[(int) (WORDS.length * place * place)];
    }

    private static String madeUp(SplittableRandom random) {
        var word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}
