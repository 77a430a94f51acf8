/** Keys of machines: made, shown, revoked. */
@NullMarked
package io.neosc.application.apikey;

import org.jspecify.annotations.NullMarked;
