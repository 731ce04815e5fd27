/// Response reports.
@NullMarked
package org.bedside.ui.report;

import org.jspecify.annotations.NullMarked;
