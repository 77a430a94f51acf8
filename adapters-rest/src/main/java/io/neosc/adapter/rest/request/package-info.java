/**
 * What each request carries beside its body: ids for finding it again, and headers of the answer.
 */
@NullMarked
package io.neosc.adapter.rest.request;

import org.jspecify.annotations.NullMarked;
