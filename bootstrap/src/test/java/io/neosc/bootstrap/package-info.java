/** Tests of the program as a process, and of what it is configured with. */
@NullMarked
package io.neosc.bootstrap;

import org.jspecify.annotations.NullMarked;
