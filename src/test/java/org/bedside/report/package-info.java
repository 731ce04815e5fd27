@NullMarked
package org.bedside.report;

import org.jspecify.annotations.NullMarked;
