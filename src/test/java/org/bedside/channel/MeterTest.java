package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.MutableClock;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.channel.x.XSignature;
import org.bedside.model.Author;
import org.bedside.model.Lane;
import org.bedside.model.Paid;
import org.bedside.model.Quota;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What channels tell of their requests, against the simulated platforms.
class MeterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Author MAYA = new Author("2001", "mayasample", "Maya Sample");

    private final MutableClock clock = new MutableClock(NOW);
    private final HttpTransport transport = new HttpTransport("test");
    private final XSimulator x = XSimulator.start(clock);
    private final FacebookSimulator facebook = FacebookSimulator.start(clock);
    private final Heard heard = new Heard();
    private final Channel onX = new XChannel(
            transport,
            new XAccess(
                    new XSignature.Keys(x.consumerKey(), x.consumerSecret(), x.token(), x.tokenSecret()),
                    x.account().externalId(),
                    x.address()),
            clock,
            heard);
    private final Channel onFacebook = new FacebookChannel(
            transport,
            new FacebookAccess(
                    facebook.account().externalId(), facebook.pageToken(), Optional.empty(), facebook.address()),
            clock,
            heard);

    private static final class Heard implements Meter {
        private final List<List<Quota>> answers = new ArrayList<>();
        private final Map<Paid, List<String>> billed = new EnumMap<>(Paid.class);

        @Override
        public void answered(List<Quota> left) {
            answers.add(left);
        }

        @Override
        public void billed(Paid what, Collection<String> ids) {
            billed.computeIfAbsent(what, _ -> new ArrayList<>()).addAll(ids);
        }
    }

    @AfterEach
    void stop() {
        transport.close();
        x.close();
        facebook.close();
    }

    @Test
    void whatXGivesIsBilledByItsIdentifier() throws Exception {
        var mention = x.mention(MAYA, "Are you open?", NOW.minusSeconds(60));
        var message = x.directMessage(MAYA, "Hello?", NOW.minusSeconds(30));

        onX.fetchAfter(Lane.COMMENTS, Cursor.START);
        onX.fetchAfter(Lane.MESSAGES, Cursor.START);
        onX.look(List.of(mention));
        onX.account();

        assertThat(heard.billed)
                .isEqualTo(Map.of(
                        Paid.MENTION_READ,
                        List.of(mention),
                        Paid.MESSAGE_READ,
                        List.of(message),
                        Paid.POST_READ,
                        List.of(mention),
                        Paid.ACCOUNT_READ,
                        List.of(x.account().externalId())));
        assertThat(heard.answers).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "We are open until six., POST",
        "See https://oakstreet.org/hours, POST_WITH_LINK",
        "See oakstreet.com, POST_WITH_LINK"
    })
    void aPostWithALinkCostsMore(String text, Paid paid) throws Exception {
        var mention = x.mention(MAYA, "Are you open?", NOW.minusSeconds(60));

        onX.post(new OutgoingReply(mention, text));

        assertThat(heard.billed.keySet()).containsExactly(paid);
    }

    @Test
    void aRefusalIsCountedAndNotBilled() {
        x.limit(Operation.MENTIONS, 0);

        assertThat(catchThrowable(() -> onX.fetchAfter(Lane.COMMENTS, Cursor.START)))
                .isInstanceOf(RateLimited.class);

        assertThat(heard.answers).hasSize(1);
        assertThat(heard.billed).isEmpty();
    }

    @Test
    void xSaysOfEachKindOfRequestHowMuchIsUsed() throws Exception {
        x.limit(Operation.MENTIONS, 4);

        onX.fetchAfter(Lane.COMMENTS, Cursor.START);

        assertThat(heard.answers)
                .containsExactly(List.of(
                        new Quota("GET /2/users/…/mentions", 25, Optional.of(NOW.plus(Duration.ofMinutes(15))), NOW)));
    }

    @Test
    void facebookSaysOfTheAppThePageAndTheBusinessHowMuchIsUsed() throws Exception {
        facebook.limit(4);

        onFacebook.account();

        assertThat(heard.answers)
                .containsExactly(List.of(
                        new Quota("app", 25, Optional.empty(), NOW),
                        new Quota("page", 25, Optional.empty(), NOW),
                        new Quota("business", 25, Optional.empty(), NOW)));
    }
}
