/** Tests of erasing. */
@NullMarked
package io.neosc.adapter.mongo.erasure;

import org.jspecify.annotations.NullMarked;
