/** The HTTP door of NeoSC. */
@NullMarked
package io.neosc.adapter.rest;

import org.jspecify.annotations.NullMarked;
