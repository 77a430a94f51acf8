/** The live stream with its clients, fast and slow ones. */
@NullMarked
package io.neosc.adapter.websocket;

import org.jspecify.annotations.NullMarked;
