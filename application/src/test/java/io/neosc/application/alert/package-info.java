/** Tests of alerts. */
@NullMarked
package io.neosc.application.alert;

import org.jspecify.annotations.NullMarked;
