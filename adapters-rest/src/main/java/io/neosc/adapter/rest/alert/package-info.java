/** Alerts, to be read. */
@NullMarked
package io.neosc.adapter.rest.alert;

import org.jspecify.annotations.NullMarked;
