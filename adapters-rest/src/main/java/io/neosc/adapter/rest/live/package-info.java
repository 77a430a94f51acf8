/** What is answered from memory for live clients: counts, and tickets for the socket. */
@NullMarked
package io.neosc.adapter.rest.live;

import org.jspecify.annotations.NullMarked;
