/** The rules of the house, and the proof that they bite. */
@NullMarked
package io.neosc.architecture;

import org.jspecify.annotations.NullMarked;
