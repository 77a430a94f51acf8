package io.neosc.adapter.rest.docs;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the description of the API says of the API as a whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "NeoSC",
            version = "0.1.0",
            description =
                "Secure workspaces with a chained audit trail. Field names are snake_case, times"
                    + " are RFC 3339 in UTC with milliseconds, lists are bare arrays whose Link"
                    + " header leads to the next page, and every refusal is a problem document.",
            license = @License(name = "Apache-2.0")))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "The access_token of POST /api/auth/login")
final class ApiDefinition {
  private ApiDefinition() {}
}
