package org.bedside.ui.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.bedside.model.Span;
import org.bedside.reply.guard.Finding.Verdict;
import org.jspecify.annotations.Nullable;

/// Underlines findings over a text area: with waves what holds the text back, with dashes what only warns. It lies
/// above
/// the area, takes no clicks, and is drawn anew after each layout in which a word has moved.
final class Underlines extends Pane {
    private static final double WAVE = 2;
    private static final double BELOW = 1.5;

    private final TextArea area;
    private final Marks marks;
    private final Rectangle clip = new Rectangle();
    private final Runnable afterLayout = this::drawIfMoved;
    private List<Line> drawn = List.of();

    /// One stretch of a line on the screen, in this pane's coordinates.
    record Line(Verdict verdict, Bounds place) {}

    Underlines(TextArea area, Marks marks) {
        this.area = area;
        this.marks = marks;
        setId("reply-underlines");
        getStyleClass().add("underlines");
        setMouseTransparent(true);
        setClip(clip);
        sceneProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(afterLayout);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(afterLayout);
        }
    }

    /// Draws in the next pulse; where nothing else asks for one, this does.
    void changed() {
        requestLayout();
    }

    /// What is underlined now.
    List<Line> lines() {
        return drawn;
    }

    private void drawIfMoved() {
        var window = viewport();
        var lines = window.isEmpty() ? List.<Line>of() : lines(window.get());
        if (window.isPresent()) {
            clip.setX(window.get().getMinX());
            clip.setY(window.get().getMinY());
            clip.setWidth(window.get().getWidth());
            clip.setHeight(window.get().getHeight());
        }
        if (!lines.equals(drawn)) {
            drawn = lines;
            getChildren().setAll(lines.stream().map(Underlines::path).toList());
        }
    }

    private Optional<Bounds> viewport() {
        return Optional.ofNullable(area.lookup(".viewport"))
                .map(node -> sceneToLocal(node.localToScene(node.getLayoutBounds())));
    }

    /// The area shows its words in one text node, in a group; the prompt is in none.
    private Optional<Text> words() {
        return area.lookupAll(".text").stream()
                .filter(node -> node.getParent() instanceof Group)
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> text.getText().equals(area.getText()))
                .findFirst();
    }

    private List<Line> lines(Bounds window) {
        var places = marks.all();
        if (places.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        words().ifPresent(text -> places.forEach((finding, span) -> stretches(text, span)
                .filter(place -> place.intersects(window))
                .forEach(place -> lines.add(new Line(finding.verdict(), place)))));
        lines.sort(Comparator.comparing(Line::verdict));
        return lines;
    }

    /// A rectangle below each stretch of a line that the span covers; in writing that turns its direction one line has
    /// several.
    private Stream<Bounds> stretches(Text text, Span span) {
        var found = new ArrayList<Bounds>();
        var corners = new ArrayList<Point2D>();
        for (var element : text.underlineShape(span.start(), span.end())) {
            if (element instanceof MoveTo && !corners.isEmpty()) {
                found.add(around(corners));
                corners.clear();
            }
            corner(element).ifPresent(corners::add);
        }
        if (!corners.isEmpty()) {
            found.add(around(corners));
        }
        return found.stream().map(place -> sceneToLocal(text.localToScene(place)));
    }

    private static Optional<Point2D> corner(PathElement element) {
        return switch (element) {
            case MoveTo to -> Optional.of(new Point2D(to.getX(), to.getY()));
            case LineTo to -> Optional.of(new Point2D(to.getX(), to.getY()));
            default -> Optional.empty();
        };
    }

    private static Bounds around(List<Point2D> corners) {
        double left = corners.stream().mapToDouble(Point2D::getX).min().orElse(0);
        double right = corners.stream().mapToDouble(Point2D::getX).max().orElse(0);
        double top = corners.stream().mapToDouble(Point2D::getY).min().orElse(0);
        double bottom = corners.stream().mapToDouble(Point2D::getY).max().orElse(0);
        return new BoundingBox(left, top, right - left, bottom - top);
    }

    private static Node path(Line line) {
        var place = line.place();
        var path = new Path();
        path.setManaged(false);
        path.getStyleClass().addAll("underline", line.verdict() == Verdict.BLOCK ? "block" : "warn");
        double y = place.getMaxY() + BELOW;
        path.getElements().add(new MoveTo(place.getMinX(), y));
        if (line.verdict() == Verdict.BLOCK) {
            boolean up = false;
            for (double x = place.getMinX() + WAVE; x < place.getMaxX(); x += WAVE) {
                up = !up;
                path.getElements().add(new LineTo(x, up ? y - WAVE / 2 : y + WAVE / 2));
            }
        }
        path.getElements().add(new LineTo(place.getMaxX(), y));
        return path;
    }
}
