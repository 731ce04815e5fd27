package org.bedside.app;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bedside.evaluation.Evaluation.Pace;
import org.bedside.evaluation.Evaluation.Result;
import org.bedside.evaluation.Score;
import org.bedside.ui.Texts;

/// An evaluation as a table in Markdown, with what was not there below it.
record EvaluationWords(Texts texts) {
    List<String> table(Result result) {
        var head =
                Stream.of(texts.get("evaluate.head"), texts.get("evaluate.head").replaceAll("[^|]+", "---"));
        var scores = result.scores().stream().map(this::row);
        var paces = result.paces().stream().map(this::pace);
        var missing = result.missing().stream().map(file -> texts.get("evaluate.missing", file));
        return Stream.of(head, scores, Stream.of(""), paces, missing)
                .flatMap(lines -> lines)
                .toList();
    }

    private String row(Score score) {
        return texts.get(
                "evaluate.row",
                texts.of(score.what()),
                score.data(),
                score.caught(),
                score.caught() + score.missed(),
                figure(score.recall()),
                figure(score.precision()),
                figure(score.f1()),
                score.falsely(),
                score.falsely() + score.rightly(),
                figure(score.falselyPerThousand()));
    }

    private String pace(Pace pace) {
        return texts.get("evaluate.pace", texts.of(pace.what()), pace.perSecond(), pace.texts(), pace.characters());
    }

    private String figure(OptionalDouble figure) {
        return figure.isPresent() ? texts.get("evaluate.figure", figure.getAsDouble()) : "–";
    }
}
