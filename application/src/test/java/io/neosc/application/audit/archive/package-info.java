/** Entries leave, whatever stops it. */
@NullMarked
package io.neosc.application.audit.archive;

import org.jspecify.annotations.NullMarked;
