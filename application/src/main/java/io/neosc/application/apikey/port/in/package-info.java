/** What can be asked of API keys. */
@NullMarked
package io.neosc.application.apikey.port.in;

import org.jspecify.annotations.NullMarked;
