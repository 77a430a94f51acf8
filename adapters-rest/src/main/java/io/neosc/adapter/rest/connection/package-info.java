/**
 * What happens to a connection before its bytes are a request: heads with two readings, heads and
 * bodies that never end.
 */
@NullMarked
package io.neosc.adapter.rest.connection;

import org.jspecify.annotations.NullMarked;
