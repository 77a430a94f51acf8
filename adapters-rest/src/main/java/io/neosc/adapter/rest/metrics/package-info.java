/** Figures about the product, as Prometheus text. */
@NullMarked
package io.neosc.adapter.rest.metrics;

import org.jspecify.annotations.NullMarked;
