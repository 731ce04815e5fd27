package org.bedside.model;

import java.util.Optional;
import org.bedside.model.ActivityEntry.What;

/// Which entries of the activity are looked for.
///
/// @param words which the reference or the detail holds, in any case; empty for any
/// @param member who did it; empty for anybody, the program included
/// @param what was done; empty for anything
public record ActivitySearch(String words, Optional<MemberId> member, Optional<What> what) {}
