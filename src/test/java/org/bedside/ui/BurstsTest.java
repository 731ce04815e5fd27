package org.bedside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurstsTest {
    private final Turns soon = new Turns();
    private final Bursts bursts = new Bursts(soon);
    private final List<String> heard = new ArrayList<>();

    @Test
    void aBurstOfChangesIsOneRefreshOfEachListener() {
        bursts.listen(() -> heard.add("queue"));
        bursts.listen(() -> heard.add("status"));
        for (int i = 0; i < 500; i++) {
            bursts.changed();
        }

        soon.all();

        assertThat(heard).containsExactly("queue", "status");
    }

    @Test
    void theNextBurstIsHeardAgain() {
        bursts.listen(() -> heard.add("queue"));
        bursts.changed();
        soon.all();

        bursts.changed();
        soon.all();

        assertThat(heard).containsExactly("queue", "queue");
    }

    @Test
    void aChangeThatComesWhileListenersReadIsHeardAfterwards() {
        bursts.listen(() -> {
            heard.add("queue");
            if (heard.size() == 1) {
                bursts.changed();
            }
        });
        bursts.changed();

        soon.all();

        assertThat(heard).containsExactly("queue", "queue");
    }
}
