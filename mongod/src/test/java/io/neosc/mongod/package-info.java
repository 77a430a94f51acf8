/** Tests that find and run real MongoDB servers. */
@NullMarked
package io.neosc.mongod;

import org.jspecify.annotations.NullMarked;
