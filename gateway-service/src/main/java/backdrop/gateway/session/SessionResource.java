package backdrop.gateway.session;

import backdrop.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import backdrop.auth.v1.GetAccountRequest;
import backdrop.auth.v1.LogInRequest;
import backdrop.auth.v1.LogOutRequest;
import backdrop.auth.v1.RegisterAccountRequest;
import backdrop.gateway.account.AccountJson;
import backdrop.gateway.account.AccountReply;
import backdrop.gateway.account.Language;
import backdrop.gateway.security.CallerToken;
import backdrop.gateway.security.SessionCookies;
import backdrop.kit.identity.Roles;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A browser's session: both tokens stay in HttpOnly cookies, scripts never see one. */
@Path("/api/session")
@Tag(name = "Session")
@RunOnVirtualThread
public class SessionResource {
  private final AuthServiceBlockingStub auth;
  private final CallerToken caller;
  private final SessionCookies cookies;

  @Inject
  public SessionResource(
      @GrpcClient("auth") AuthServiceBlockingStub auth,
      CallerToken caller,
      SessionCookies cookies) {
    this.auth = auth;
    this.caller = caller;
    this.cookies = cookies;
  }

  /** Who wants an account. */
  @Schema(name = "Registration")
  public record RegistrationRequest(
      @NotNull @Size(max = 254) String email,
      @NotNull @Size(max = 256) @Schema(description = "At least 12 characters") String password,
      @Nullable @Size(max = 100) String name,
      @Nullable Language language) {}

  /** Who signs in. */
  @Schema(name = "SignIn")
  public record SignInRequest(
      @NotNull @Size(max = 254) String email, @NotNull @Size(max = 256) String password) {}

  @POST
  @Path("/register")
  @PermitAll
  @ResponseStatus(201)
  @Operation(operationId = "register", summary = "Make an account and sign in")
  public AccountReply register(
      @Valid @NotNull RegistrationRequest request, @Context RoutingContext context) {
    var registration =
        RegisterAccountRequest.newBuilder()
            .setEmail(request.email())
            .setPassword(request.password())
            .setRemoteAddress(address(context));
    if (request.name() != null) {
      registration.setName(request.name());
    }
    if (request.language() != null) {
      registration.setLanguage(request.language().tag());
    }
    var registered = auth.registerAccount(registration.build());
    cookies.set(context, registered.getSession());
    return new AccountReply(AccountJson.of(registered.getAccount()));
  }

  @POST
  @PermitAll
  @Operation(operationId = "signIn", summary = "Sign in")
  public AccountReply signIn(
      @Valid @NotNull SignInRequest request, @Context RoutingContext context) {
    var signedIn =
        auth.logIn(
            LogInRequest.newBuilder()
                .setEmail(request.email())
                .setPassword(request.password())
                .setRemoteAddress(address(context))
                .build());
    cookies.set(context, signedIn.getSession());
    return new AccountReply(AccountJson.of(signedIn.getAccount()));
  }

  @GET
  @RolesAllowed(Roles.USER)
  @Operation(operationId = "getSession", summary = "Who is signed in")
  public AccountReply get() {
    var account = caller.on(auth).getAccount(GetAccountRequest.getDefaultInstance());
    return new AccountReply(AccountJson.of(account.getAccount()));
  }

  @DELETE
  @PermitAll
  @Operation(operationId = "signOut", summary = "Sign out; doing it twice is the same as once")
  public void signOut(@Context RoutingContext context) {
    Optional<String> refreshToken = cookies.refreshToken(context);
    cookies.clear(context);
    refreshToken.ifPresent(
        token -> auth.logOut(LogOutRequest.newBuilder().setRefreshToken(token).build()));
  }

  private static String address(RoutingContext context) {
    var address = context.request().remoteAddress();
    return address == null || address.hostAddress() == null ? "" : address.hostAddress();
  }
}
