package backdrop.gateway.openapi;

import backdrop.gateway.problem.ProblemJson;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the OpenAPI document says about the whole API. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Backdrop",
            version = "1",
            description =
                "A new background for a product photo; the product's own pixels stay exactly as"
                    + " they were.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    tags = {
      @Tag(name = "Session", description = "Register, sign in, sign out"),
      @Tag(name = "Account", description = "The signed-in account"),
      @Tag(name = "API keys", description = "Keys for programs"),
      @Tag(name = "Photos", description = "Uploads and their masks"),
      @Tag(name = "Styles", description = "Looks that a scene is dressed in"),
      @Tag(name = "Prompts", description = "Help with words"),
      @Tag(name = "Generations", description = "Painting"),
      @Tag(name = "Library", description = "What was painted"),
      @Tag(name = "Capabilities", description = "What this installation can do")
    },
    components =
        @Components(
            responses =
                @APIResponse(
                    name = "Problem",
                    description = "What went wrong; switch on reason",
                    content =
                        @Content(
                            mediaType = ProblemJson.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemJson.class))),
            securitySchemes = {
              @SecurityScheme(
                  securitySchemeName = "session",
                  type = SecuritySchemeType.APIKEY,
                  in = SecuritySchemeIn.COOKIE,
                  apiKeyName = "__Host-backdrop_access",
                  description = "A browser's session, set by signing in"),
              @SecurityScheme(
                  securitySchemeName = "bearer",
                  type = SecuritySchemeType.HTTP,
                  scheme = "bearer",
                  description = "An API key (bg_live_...) or an access token (JWT)")
            }))
public class ApiDocument extends Application {}
