package io.neosc.domain.identity;

/** Who does something: an account as it was known when its request was accepted. */
public record Actor(AccountId accountId, EmailAddress email, Role role, SignInId signIn) {}
