/** Keys by which machines, not people, prove what they may do. */
@NullMarked
package io.neosc.domain.apikey;

import org.jspecify.annotations.NullMarked;
