/** The repositories under the application's contracts. */
@NullMarked
package io.neosc.adapter.mongo;

import org.jspecify.annotations.NullMarked;
