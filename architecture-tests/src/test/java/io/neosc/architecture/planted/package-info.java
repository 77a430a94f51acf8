/** A small house that breaks every rule once, so that each rule is seen to bite. */
@NullMarked
package io.neosc.architecture.planted;

import org.jspecify.annotations.NullMarked;
