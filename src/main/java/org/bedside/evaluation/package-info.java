/// Triage and the guard over files of texts: each text judged, and how well they judge where the truth is known.
@NullMarked
package org.bedside.evaluation;

import org.jspecify.annotations.NullMarked;
