package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.bedside.channel.Channel;
import org.bedside.channel.Deed;
import org.bedside.channel.DeedContract;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XDeedsTest extends DeedContract {
    private final XSimulator x = XSimulator.start(CLOCK);

    @AfterEach
    void stop() {
        x.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(x, transport, address, CLOCK);
    }

    @Override
    protected URI address() {
        return x.address();
    }

    @Override
    protected Faults faults() {
        return x.faults();
    }

    @Override
    protected Arrivals arrivals() {
        return x.arrivals();
    }

    @Override
    protected String target(Deed deed) {
        var post = x.post(x.account(), "We open at 8.", NOW.minusSeconds(90));
        var target = x.reply(MAYA, "And on Sunday?", NOW.minusSeconds(60), post);
        return switch (deed) {
            case LIKE, HIDE -> target;
            case DELETE -> x.replyAsOwner(target, "On Sunday too.", NOW.minusSeconds(30));
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
            case LIKE -> x.isLiked(target);
            case UNLIKE -> !x.isLiked(target);
            case HIDE -> x.isHidden(target);
            case SHOW -> !x.isHidden(target);
            case DELETE -> !x.stands(target);
        };
    }

    @Override
    protected void delete(String target) {
        x.delete(target);
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
    void whatStandsUnderAPostOfOthersCannotBeHidden() {
        var elsewhere = x.mention(MAYA, "Hello", NOW.minusSeconds(60));

        var refused = catchThrowableOfType(
                NotAllowed.class, () -> channel(transport, address()).act(Deed.HIDE, elsewhere));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.FORBIDDEN);
        assertThat(refused.detail()).contains("only hide replies");
    }

    @Test
    void whatOthersWroteCannotBeDeleted() {
        var theirs = x.mention(MAYA, "Hello", NOW.minusSeconds(60));

        var refused = catchThrowableOfType(
                NotAllowed.class, () -> channel(transport, address()).act(Deed.DELETE, theirs));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.FORBIDDEN);
        assertThat(x.stands(theirs)).isTrue();
    }
}
