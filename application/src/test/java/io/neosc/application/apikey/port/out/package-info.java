/** Tests of API keys. */
@NullMarked
package io.neosc.application.apikey.port.out;

import org.jspecify.annotations.NullMarked;
