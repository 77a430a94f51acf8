/** The write door, paging and the other promises that every feature relies on. */
@NullMarked
package io.neosc.application.shared.port;

import org.jspecify.annotations.NullMarked;
