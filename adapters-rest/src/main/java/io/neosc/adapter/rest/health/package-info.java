/** Whether the process, and what it needs, is well. */
@NullMarked
package io.neosc.adapter.rest.health;

import org.jspecify.annotations.NullMarked;
