package org.bedside.ui.alarm;

/// How an alarm reaches people who do not look at the window. Both return at once, and nothing that this computer lacks
/// makes them fail.
public interface Signal {
    /// On a computer that stays quiet.
    Signal NONE = new Signal() {
        @Override
        public void sound(boolean loud) {
            // Nothing is heard.
        }

        @Override
        public void call(String title, String words) {
            // Nothing is shown.
        }
    };

    /// Two tones.
    void sound(boolean loud);

    /// Says something on the desktop, and asks for attention without taking the keyboard from whoever types.
    ///
    /// @param words seen by whoever passes: never a patient's, nor who it is
    void call(String title, String words);
}
