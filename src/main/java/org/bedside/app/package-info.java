/// Start, command line, wiring and shutdown.
@NullMarked
package org.bedside.app;

import org.jspecify.annotations.NullMarked;
