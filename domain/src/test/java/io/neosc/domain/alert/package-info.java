/** Tests and fixtures of alerts. */
@NullMarked
package io.neosc.domain.alert;

import org.jspecify.annotations.NullMarked;
