/** Live frames for the dashboard. */
@NullMarked
package io.neosc.adapter.websocket;

import org.jspecify.annotations.NullMarked;
