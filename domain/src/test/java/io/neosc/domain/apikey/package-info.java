/** Tests of API keys. */
@NullMarked
package io.neosc.domain.apikey;

import org.jspecify.annotations.NullMarked;
