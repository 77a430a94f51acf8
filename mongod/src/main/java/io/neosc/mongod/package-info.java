/** Finds and runs a mongod process for the demo, development and tests. */
@NullMarked
package io.neosc.mongod;

import org.jspecify.annotations.NullMarked;
