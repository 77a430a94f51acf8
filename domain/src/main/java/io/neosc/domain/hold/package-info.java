/** Legal holds: what of the audit trail must not leave or be erased (AU-11). */
@NullMarked
package io.neosc.domain.hold;

import org.jspecify.annotations.NullMarked;
