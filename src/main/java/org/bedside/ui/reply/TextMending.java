package org.bedside.ui.reply;

import java.util.Optional;
import javafx.scene.control.TextArea;
import org.bedside.model.Span;
import org.bedside.reply.guard.Finding;

/// Mends findings in the text area, each by one step that Ctrl+Z takes back.
final class TextMending implements Mending {
    private static final String NOTHING_BEFORE = " \n.,;:!?)";

    private final TextArea text;
    private final Marks marks;
    private final ComposerViewModel model;

    TextMending(TextArea text, Marks marks, ComposerViewModel model) {
        this.text = text;
        this.marks = marks;
        this.model = model;
    }

    @Override
    public void show(Finding finding) {
        marks.of(finding).ifPresent(this::select);
    }

    /// Goes to the next finding behind the cursor, and after the last to the first.
    void showNext() {
        marks.next(text.getSelection().getEnd()).ifPresent(this::select);
    }

    @Override
    public void delete(Finding finding) {
        marks.of(finding).ifPresent(span -> change(withLeftover(text.getText(), span), ""));
    }

    @Override
    public void replace(Finding finding, String other) {
        marks.of(finding).ifPresent(span -> change(span, other));
    }

    @Override
    public Optional<String> proposal(Finding finding, String words) {
        return model.proposal(finding, words);
    }

    private void select(Span span) {
        text.requestFocus();
        text.selectRange(span.start(), span.end());
    }

    private void change(Span span, String words) {
        if (text.isEditable() && !text.isDisabled()) {
            text.requestFocus();
            text.replaceText(span.start(), span.end(), words);
        }
    }

    /// "Thank you, Maya!" becomes "Thank you!".
    static Span withLeftover(String text, Span words) {
        int start = words.start();
        int end = words.end();
        var endsHere = end == text.length() || NOTHING_BEFORE.indexOf(text.charAt(end)) >= 0;
        if (start > 0 && text.charAt(start - 1) == ' ' && endsHere) {
            start--;
            var isBlankNext = end < text.length() && text.charAt(end) == ' ';
            if (start > 0 && text.charAt(start - 1) == ',' && !isBlankNext) {
                start--;
            }
        } else if (start == 0) {
            while (end < text.length() && " ,".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
        }
        return new Span(start, end);
    }
}
