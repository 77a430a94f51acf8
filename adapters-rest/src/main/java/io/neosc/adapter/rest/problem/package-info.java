/** Every refusal and failure as one problem document (RFC 9457). */
@NullMarked
package io.neosc.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
