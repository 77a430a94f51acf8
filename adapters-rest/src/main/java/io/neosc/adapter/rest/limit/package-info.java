/** How many requests one caller may make in a minute. */
@NullMarked
package io.neosc.adapter.rest.limit;

import org.jspecify.annotations.NullMarked;
