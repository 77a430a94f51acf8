/** Persons who are erased: who, how far it is, and by what their traces are known (AU-12). */
@NullMarked
package io.neosc.domain.erasure;

import org.jspecify.annotations.NullMarked;
