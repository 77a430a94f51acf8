/** What there is to be launched, as admins want it; it knows workspaces and who is in them. */
@NullMarked
package io.neosc.application.catalogue;

import org.jspecify.annotations.NullMarked;
