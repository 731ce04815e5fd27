/// The practice's data in an encrypted SQLite file; the only place that speaks SQL.
@NullMarked
package org.bedside.store;

import org.jspecify.annotations.NullMarked;
