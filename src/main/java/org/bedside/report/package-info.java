/// Figures and exports: what was answered, by whom and how fast, with one definition of each figure.
@NullMarked
package org.bedside.report;

import org.jspecify.annotations.NullMarked;
