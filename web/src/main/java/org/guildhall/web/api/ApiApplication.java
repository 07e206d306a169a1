package org.guildhall.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.guildhall.web.Problems;

/** The interface for programs, in its first and only version, and what all its calls share. */
@ApplicationPath(ApiApplication.PATH)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Guildhall",
            version = "1",
            description =
                """
                What the pages of Guildhall do, for programs. Every call is made by a person: the one \
                who signed in on the pages, or the owner of the access token that it shows, and may \
                do what he may. Lists go on with the cursor that `next` gives. Failures are told as \
                RFC 9457 has it, in the language of `Accept-Language` (English, Italian, Russian). \
                Bodies are read strictly: at most 1 MiB of JSON, at most 32 levels, no unknown \
                field, none twice.\
                """,
            license =
                @License(name = "Apache 2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    security = {@SecurityRequirement(name = "token"), @SecurityRequirement(name = "session")},
    components =
        @Components(
            securitySchemes = {
              @SecurityScheme(
                  securitySchemeName = "token",
                  type = SecuritySchemeType.HTTP,
                  scheme = "bearer",
                  bearerFormat = "guildhall_…",
                  description =
                      "An access token, made on the page “My data”. One that may only read is"
                          + " refused (403) wherever the method is not GET or HEAD. In a demo, and"
                          + " only there, demo-<user name> is one."),
              @SecurityScheme(
                  securitySchemeName = "session",
                  type = SecuritySchemeType.APIKEY,
                  in = SecuritySchemeIn.COOKIE,
                  apiKeyName = "LtpaToken2",
                  description =
                      "The session of the pages. What another site makes the browser send is"
                          + " refused (403).")
            },
            schemas = {@Schema(name = "Problem", implementation = ShownProblem.class)},
            parameters = {
              @Parameter(
                  name = "limit",
                  in = ParameterIn.QUERY,
                  description = "How many items at most",
                  schema =
                      @Schema(
                          type = SchemaType.INTEGER,
                          minimum = "1",
                          maximum = "100",
                          defaultValue = "20")),
              @Parameter(
                  name = "cursor",
                  in = ParameterIn.QUERY,
                  description = "What `next` said on the page before; left out: the first page",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = "slug",
                  in = ParameterIn.PATH,
                  required = true,
                  description = "What names the community in addresses",
                  schema = @Schema(type = SchemaType.STRING),
                  example = "developers"),
              @Parameter(
                  name = "userName",
                  in = ParameterIn.PATH,
                  required = true,
                  description = "What the person signs in with, in whatever case",
                  schema = @Schema(type = SchemaType.STRING),
                  example = "ada"),
              @Parameter(
                  name = "id",
                  in = ParameterIn.PATH,
                  required = true,
                  description = "The id of a conversation, or of a post",
                  schema = @Schema(type = SchemaType.INTEGER, format = "int64"),
                  example = "1"),
              @Parameter(
                  name = "election",
                  in = ParameterIn.PATH,
                  required = true,
                  description = "The id of an election",
                  schema = @Schema(type = SchemaType.INTEGER, format = "int64"),
                  example = "1"),
              @Parameter(
                  name = "act",
                  in = ParameterIn.PATH,
                  required = true,
                  description = "The id of an act of moderation",
                  schema = @Schema(type = SchemaType.INTEGER, format = "int64"),
                  example = "1"),
              @Parameter(
                  name = "Idempotency-Key",
                  in = ParameterIn.HEADER,
                  description =
                      "A name of the call's own, such as a UUID: at most 255 visible ASCII"
                          + " characters. The same call with the same key makes nothing twice, and"
                          + " is answered as before; another content with it is refused (422). Kept"
                          + " for 7 days.",
                  schema = @Schema(type = SchemaType.STRING, maxLength = 255)),
              @Parameter(
                  name = "If-None-Match",
                  in = ParameterIn.HEADER,
                  description = "The ETag of what the caller has; 304 when that has not changed",
                  schema = @Schema(type = SchemaType.STRING)),
              @Parameter(
                  name = "If-Match",
                  in = ParameterIn.HEADER,
                  description = "The ETag of the post that the caller has seen, or *",
                  schema = @Schema(type = SchemaType.STRING),
                  example = "\"1\"")
            },
            responses = {
              @APIResponse(
                  name = "malformed",
                  description =
                      "Body, parameter or header cannot be read; `errors` names what is wrong",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "unknown",
                  description = "No session, and no valid access token",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "denied",
                  description = "The caller may not do this; `detail` says why",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "missing",
                  description = "There is no such thing, or it is not open to the caller",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "conflict",
                  description = "Name or criterion is taken",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "stale",
                  description = "The post changed meanwhile; ETag is that of its present text",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "tooLarge",
                  description = "The body is larger than 1 MiB",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "unsupported",
                  description =
                      "The body is not application/json in UTF-8, or an import’s not"
                          + " application/zip",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "rules",
                  description =
                      "What the body says is against the rules; `errors` names the fields",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "unavailable",
                  description = "Search is switched off, or its index is not open yet",
                  content = @Content(mediaType = Problems.MEDIA_TYPE)),
              @APIResponse(
                  name = "fault",
                  description = "A fault of ours; `reference` stands beside it in the server's log",
                  content = @Content(mediaType = Problems.MEDIA_TYPE))
            }))
public class ApiApplication extends Application {
  static final String PATH = "/api/v1";
}
