/** Old entries leave the database for the archive (AU-11, ADR 016). */
@NullMarked
package io.neosc.application.audit.archive;

import org.jspecify.annotations.NullMarked;
