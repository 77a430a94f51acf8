package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Policies, {@code neosc.policies.*}.
 *
 * @param enforceDefaults whether the controls of the shipped policies start enforced instead of
 *     monitored (PO-2); default false
 */
@ConfigurationProperties("neosc.policies")
record PoliciesConfig(@Bindable(defaultValue = "false") boolean enforceDefaults) {}
