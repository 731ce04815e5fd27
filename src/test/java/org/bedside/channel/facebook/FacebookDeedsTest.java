package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.Deed;
import org.bedside.channel.DeedContract;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Standing;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookDeedsTest extends DeedContract {
    private final FacebookSimulator facebook = FacebookSimulator.start(CLOCK);
    private final String post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(1)));

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(facebook, transport, address, CLOCK);
    }

    @Override
    protected URI address() {
        return facebook.address();
    }

    @Override
    protected Faults faults() {
        return facebook.faults();
    }

    @Override
    protected Arrivals arrivals() {
        return facebook.arrivals();
    }

    @Override
    protected String target(Deed deed) {
        var target = facebook.comment(post, MAYA, "And on Sunday?", NOW.minusSeconds(60));
        return switch (deed) {
            case LIKE, HIDE -> target;
            case DELETE -> facebook.replyAsOwner(target, "On Sunday too.", NOW.minusSeconds(30));
            case UNLIKE -> done(Deed.LIKE, target);
            case SHOW -> done(Deed.HIDE, target);
        };
    }

    private String done(Deed deed, String target) {
        try {
            channel(transport, address()).act(deed, target);
            return target;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected boolean isDone(Deed deed, String target) {
        return switch (deed) {
            case LIKE -> facebook.isLiked(target);
            case UNLIKE -> !facebook.isLiked(target);
            case HIDE -> facebook.isHidden(target);
            case SHOW -> !facebook.isHidden(target);
            case DELETE -> !facebook.stands(target);
        };
    }

    @Override
    protected void delete(String target) {
        facebook.delete(target);
    }

    @Override
    protected Operation operation(Deed deed) {
        return switch (deed) {
            case LIKE, UNLIKE -> Operation.LIKE;
            case HIDE, SHOW -> Operation.HIDE;
            case DELETE -> Operation.DELETE;
        };
    }

    @Test
    void whatStandsThereSaysWhetherItIsHiddenOrLiked() throws Exception {
        var target = done(Deed.HIDE, done(Deed.LIKE, target(Deed.LIKE)));

        assertThat(channel(transport, address()).standing(target))
                .isEqualTo(new Standing.There(Optional.of(true), Optional.of(true)));
    }

    @Test
    void ofAVisitorsPostOrAMessageItIsOnlySaidThatItIsThere() throws Exception {
        var visit = facebook.visitorPost(MAYA, "Hello", NOW.minusSeconds(60));
        var message = facebook.message(MAYA, "Hello", NOW.minusSeconds(60));
        var there = new Standing.There(Optional.empty(), Optional.empty());

        assertThat(channel(transport, address()).standing(message)).isEqualTo(there);
        assertThat(channel(transport, address()).standing(visit)).isInstanceOf(Standing.There.class);
    }

    @Test
    void whatOthersWroteIsNeverDeleted() {
        var theirs = facebook.comment(post, MAYA, "And on Sunday?", NOW.minusSeconds(60));

        var refused = catchThrowableOfType(
                NotAllowed.class, () -> channel(transport, address()).act(Deed.DELETE, theirs));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.FORBIDDEN);
        assertThat(facebook.stands(theirs)).isTrue();
        assertThat(arrivals().count(Operation.DELETE)).isZero();
    }

    @Test
    void aTokenThatMayNotWriteLacksAPermission() {
        var target = target(Deed.HIDE);
        facebook.mayWrite(false);

        var refused = catchThrowableOfType(
                NotAllowed.class, () -> channel(transport, address()).act(Deed.HIDE, target));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.PERMISSION_MISSING);
    }
}
