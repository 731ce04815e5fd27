/// Tests of the screen "Activity".
@NullMarked
package org.bedside.ui.activity;

import org.jspecify.annotations.NullMarked;
