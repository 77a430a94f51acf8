/** Evaluating built-in rules and reading alerts. */
@NullMarked
package io.neosc.application.alert;

import org.jspecify.annotations.NullMarked;
