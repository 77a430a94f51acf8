/** What can be asked about a week. */
@NullMarked
package io.neosc.application.review.port.in;

import org.jspecify.annotations.NullMarked;
