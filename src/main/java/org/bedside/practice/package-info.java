/// The practice, its members and their roles, opening hours and response targets: who may do what, and when.
@NullMarked
package org.bedside.practice;

import org.jspecify.annotations.NullMarked;
