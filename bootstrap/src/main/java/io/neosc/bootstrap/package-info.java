/** Wires the application and is the program that people start. */
@NullMarked
package io.neosc.bootstrap;

import org.jspecify.annotations.NullMarked;
