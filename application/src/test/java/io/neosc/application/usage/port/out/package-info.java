/** What those who read the use of workspaces promise. */
@NullMarked
package io.neosc.application.usage.port.out;

import org.jspecify.annotations.NullMarked;
