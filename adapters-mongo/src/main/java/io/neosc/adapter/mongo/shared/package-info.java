/**
 * What the adapter's packages share: collection names, reading stored values, translated errors.
 */
@NullMarked
package io.neosc.adapter.mongo.shared;

import org.jspecify.annotations.NullMarked;
