/** What API keys need from outside. */
@NullMarked
package io.neosc.application.apikey.port.out;

import org.jspecify.annotations.NullMarked;
