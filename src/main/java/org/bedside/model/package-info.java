/// The words of the field; depends on nothing of ours.
@NullMarked
package org.bedside.model;

import org.jspecify.annotations.NullMarked;
