package org.bedside.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static Score score(int caught, int missed, int falsely, int rightly) {
        return new Score(Judgement.ALARM, "texts.tsv", caught, missed, falsely, rightly);
    }

    @Test
    void eachTextCountsInOneOfFourWays() {
        var score = Score.of(Judgement.ALARM, "texts.tsv");
        for (var isThere : List.of(true, false)) {
            for (var isFound : List.of(true, false)) {
                score = score.count(isThere, isFound);
            }
        }

        assertThat(score).isEqualTo(score(1, 1, 1, 1));
        assertThat(score.texts()).isEqualTo(4);
    }

    @Test
    void figuresFollowFromTheCounts() {
        var score = score(6, 2, 3, 1);

        assertThat(score.recall()).hasValue(6 / 8.0);
        assertThat(score.precision()).hasValue(6 / 9.0);
        assertThat(score.f1()).hasValue(12 / 17.0);
        assertThat(score.falselyPerThousand()).hasValue(750);
    }

    @Test
    void whatCannotBeToldIsNotTold() {
        var onlyThere = score(3, 1, 0, 0);
        var onlyNot = score(0, 0, 2, 8);

        assertThat(onlyThere.recall()).hasValue(0.75);
        assertThat(List.of(onlyThere.precision(), onlyThere.f1(), onlyThere.falselyPerThousand()))
                .allMatch(figure -> figure.isEmpty());
        assertThat(onlyNot.falselyPerThousand()).hasValue(200);
        assertThat(List.of(onlyNot.recall(), onlyNot.precision(), onlyNot.f1())).allMatch(figure -> figure.isEmpty());
    }

    @Test
    void nothingFoundIsAPrecisionThatNobodyKnows() {
        assertThat(score(0, 5, 0, 5).precision()).isEmpty();
    }
}
