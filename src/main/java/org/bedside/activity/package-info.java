/// Who did what when, chained so that a change would show.
@NullMarked
package org.bedside.activity;

import org.jspecify.annotations.NullMarked;
