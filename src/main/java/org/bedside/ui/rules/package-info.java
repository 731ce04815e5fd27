/// The practice's own rules, tried on past comments while they are typed.
@NullMarked
package org.bedside.ui.rules;

import org.jspecify.annotations.NullMarked;
