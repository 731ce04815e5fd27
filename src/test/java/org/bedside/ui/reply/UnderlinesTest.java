package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import org.bedside.model.Span;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ui")
class UnderlinesTest {
    private static final double NEAR = 2;

    private final Marks marks = new Marks();
    private OnScreen screen;
    private TextArea area;
    private Underlines underlines;

    @BeforeEach
    void open() {
        screen = OnScreen.of(StackPane::new);
        area = OnScreen.on(TextArea::new);
        underlines = OnScreen.on(() -> new Underlines(area, marks));
        OnScreen.on(() -> {
            area.setWrapText(true);
            area.setMaxSize(300, 120);
            var stack = new StackPane(area, underlines);
            stack.setMaxSize(300, 120);
            return ((StackPane) screen.stage().getScene().getRoot())
                    .getChildren()
                    .add(stack);
        });
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "About [your visit] here",
                "😀👩‍⚕️ About [your visit] here",
                "[your visit]",
                "שלום [your visit] שלום",
                "مرحبا [زيارتك] مرحبا",
                "About [y\u200bour v\u0456sit\u0301] here"
            })
    void theLineIsUnderTheWordsAndAsLong(String marked) {
        write(marked, Verdict.BLOCK);

        var line = lines(1).getFirst().place();

        var words = wordsOnScreen(marked);
        assertThat(line.getMinX()).isBetween(words.getMinX() - NEAR, words.getMinX() + NEAR);
        assertThat(line.getMaxX()).isBetween(words.getMaxX() - NEAR, words.getMaxX() + NEAR);
        assertThat(line.getMaxY()).isBetween(words.getMinY() + words.getHeight() / 2, words.getMaxY() + NEAR);
    }

    @Test
    void wordsOnTwoLinesHaveTwoLines() {
        write("[" + "wrapping ".repeat(7) + "words]", Verdict.WARN);

        var lines = lines(2);

        assertThat(lines.get(1).place().getMinY())
                .isGreaterThan(lines.get(0).place().getMaxY());
        assertThat(lines).allSatisfy(line -> assertThat(line.verdict()).isEqualTo(Verdict.WARN));
    }

    @Test
    void theLineFollowsScrollingAndIsCutOffAtTheEdge() {
        write("First [your visit]\n" + "more\n".repeat(20), Verdict.BLOCK);
        var before = lines(1).getFirst().place().getMinY();

        scrollTo(10);
        screen.await(
                "moved up",
                () -> underlines.lines().size() == 1
                        && Math.abs(underlines.lines().getFirst().place().getMinY() - before + 10) < 1);
        scrollTo(200);

        screen.await("scrolled away", () -> underlines.lines().isEmpty());
        assertThat(OnScreen.<Boolean>on(
                        () -> underlines.getClip().getBoundsInLocal().getHeight() <= 120))
                .isTrue();
    }

    @Test
    void aNarrowerFieldWrapsTheLineWithItsWords() {
        write("Some words before [your last visit]", Verdict.BLOCK);
        var before = lines(1).getFirst().place().getMinY();

        OnScreen.on(() -> {
            area.setMaxWidth(140);
            return area;
        });

        screen.await(
                "wrapped",
                () -> underlines.lines().getLast().place().getMinY() > before + 5
                        && underlines.lines().getLast().place().getMaxX() < 300);
    }

    @Test
    void largerWritingMovesTheLineWithItsWords() {
        write("About [your visit] here", Verdict.BLOCK);
        var before = lines(1).getFirst().place().getWidth();

        OnScreen.on(() -> {
            area.setStyle("-fx-font-size: 26px");
            return area;
        });

        screen.await(
                "wider",
                () -> underlines.lines().size() == 1
                        && underlines.lines().getFirst().place().getWidth() > before * 1.5);
    }

    @Test
    void theLineMovesWhileOneTypesBeforeIt() {
        write("About [your visit] here", Verdict.BLOCK);
        var before = lines(1).getFirst().place().getMinX();

        OnScreen.on(() -> {
            area.insertText(0, "Hello. ");
            marks.follow(area.getText());
            underlines.changed();
            return area;
        });

        screen.await("moved", () -> underlines.lines().getFirst().place().getMinX() > before + 10);
    }

    @Test
    void blockAndWarnDifferInMoreThanColour() {
        write("About [your visit] here", Verdict.BLOCK);
        lines(1);
        var wave = elements();
        write("About [your visit] here", Verdict.WARN);
        screen.await("warns", () -> underlines.lines().getFirst().verdict() == Verdict.WARN);

        assertThat(wave).isGreaterThan(10);
        assertThat(elements()).isEqualTo(2);
    }

    @Test
    void itTakesNoClicks() {
        assertThat(underlines.isMouseTransparent()).isTrue();
    }

    private void write(String marked, Verdict verdict) {
        var text = marked.replace("[", "").replace("]", "");
        var finding = new Finding(Rule.G1, verdict, "past-contact", Optional.of(span(marked)));
        OnScreen.on(() -> {
            area.setText(text);
            marks.set(List.of(finding), text);
            underlines.changed();
            return text;
        });
    }

    private static Span span(String marked) {
        return new Span(marked.indexOf('['), marked.indexOf(']') - 1);
    }

    private List<Underlines.Line> lines(int count) {
        screen.await(count + " lines", () -> underlines.lines().size() == count);
        return OnScreen.on(underlines::lines);
    }

    /// Where the area's skin says that the words stand.
    private Bounds wordsOnScreen(String marked) {
        return OnScreen.on(() -> {
            var skin = (TextAreaSkin) area.getSkin();
            var content = area.lookup(".content");
            var span = span(marked);
            double left = Double.MAX_VALUE;
            double right = 0;
            double top = Double.MAX_VALUE;
            double bottom = 0;
            for (int i = span.start(); i < span.end(); i++) {
                var one = skin.getCharacterBounds(i);
                left = Math.min(left, one.getMinX());
                right = Math.max(right, one.getMaxX());
                top = Math.min(top, one.getMinY());
                bottom = Math.max(bottom, one.getMaxY());
            }
            var inContent = new BoundingBox(left, top, right - left, bottom - top);
            return underlines.sceneToLocal(content.localToScene(inContent));
        });
    }

    private void scrollTo(double top) {
        OnScreen.on(() -> {
            area.setScrollTop(top);
            return area;
        });
    }

    private int elements() {
        return OnScreen.on(
                () -> ((Path) underlines.getChildren().getFirst()).getElements().size());
    }
}
