package org.bedside.reply;

import java.util.Optional;
import org.bedside.model.Way;

/// What somebody wrote in answer.
///
/// @param way how it is to go, where that was chosen
public record Written(String words, Optional<Way> way) {}
