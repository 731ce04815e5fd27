/// Measures the store against bare JDBC doing the same: `src/docs/BENCHMARKS.md`.
@NullMarked
package org.bedside.benchmark;

import org.jspecify.annotations.NullMarked;
