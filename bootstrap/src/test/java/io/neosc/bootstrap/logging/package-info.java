/** Tests of log lines. */
@NullMarked
package io.neosc.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
