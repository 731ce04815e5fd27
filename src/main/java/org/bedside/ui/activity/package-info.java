/// The screen "Activity": who did what when, and whether all of it is as it was written.
@NullMarked
package org.bedside.ui.activity;

import org.jspecify.annotations.NullMarked;
