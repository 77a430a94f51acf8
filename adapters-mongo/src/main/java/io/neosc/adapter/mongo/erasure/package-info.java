/** How erasures are stored, and how persons are taken out of what is stored besides aggregates. */
@NullMarked
package io.neosc.adapter.mongo.erasure;

import org.jspecify.annotations.NullMarked;
