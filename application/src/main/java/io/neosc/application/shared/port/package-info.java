/** Ports that every feature uses: the write door, paging, ids, leases. */
@NullMarked
package io.neosc.application.shared.port;

import org.jspecify.annotations.NullMarked;
