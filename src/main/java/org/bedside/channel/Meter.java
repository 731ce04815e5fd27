package org.bedside.channel;

import java.util.Collection;
import java.util.List;
import org.bedside.model.Paid;
import org.bedside.model.Quota;

/// Hears what a channel asks of its platform: that it asked, what the platform says is left, and what it bills.
///
/// Called on the asking thread, also between what a platform took and what we make of it: so it never fails.
public interface Meter {
    /// Hears nothing.
    Meter NONE = new Meter() {
        @Override
        public void answered(List<Quota> left) {}

        @Override
        public void billed(Paid what, Collection<String> ids) {}
    };

    /// The platform answered a request.
    void answered(List<Quota> left);

    /// The platform bills for these things.
    ///
    /// @param ids its identifiers of them, one each
    void billed(Paid what, Collection<String> ids);
}
