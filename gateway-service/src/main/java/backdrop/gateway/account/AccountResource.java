package backdrop.gateway.account;

import backdrop.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import backdrop.auth.v1.ChangePasswordRequest;
import backdrop.auth.v1.DeleteAccountRequest;
import backdrop.auth.v1.UpdateAccountRequest;
import backdrop.gateway.security.CallerToken;
import backdrop.gateway.security.SessionCookies;
import backdrop.kit.identity.Roles;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The signed-in account, changed by its owner; API keys may not. */
@Path("/api/account")
@Tag(name = "Account")
@RunOnVirtualThread
@RolesAllowed(Roles.ACCOUNT)
public class AccountResource {
  private final AuthServiceBlockingStub auth;
  private final CallerToken caller;
  private final SessionCookies cookies;

  @Inject
  public AccountResource(
      @GrpcClient("auth") AuthServiceBlockingStub auth,
      CallerToken caller,
      SessionCookies cookies) {
    this.auth = auth;
    this.caller = caller;
    this.cookies = cookies;
  }

  /** What to change; what is left out stays. */
  @Schema(name = "AccountChange")
  public record ChangeRequest(
      @Nullable @Size(max = 100) String name, @Nullable Language language) {}

  /** The old password as proof, and the new one. */
  @Schema(name = "PasswordChange")
  public record PasswordRequest(
      @NotNull @Size(max = 256) String currentPassword,
      @NotNull @Size(max = 256) String newPassword) {}

  /** The password as proof that the person means it. */
  @Schema(name = "AccountDeletion")
  public record DeletionRequest(@NotNull @Size(max = 256) String password) {}

  @PATCH
  @Operation(operationId = "changeAccount", summary = "Change name or language")
  public AccountReply change(@Valid @NotNull ChangeRequest request) {
    var change = UpdateAccountRequest.newBuilder();
    if (request.name() != null) {
      change.setName(request.name());
    }
    if (request.language() != null) {
      change.setLanguage(request.language().tag());
    }
    return new AccountReply(
        AccountJson.of(caller.on(auth).updateAccount(change.build()).getAccount()));
  }

  @POST
  @APIResponse(responseCode = "204", description = "Done")
  @Path("/password")
  @Operation(
      operationId = "changePassword",
      summary = "Set a new password; every other session ends")
  public void changePassword(
      @Valid @NotNull PasswordRequest request, @Context RoutingContext context) {
    var change =
        ChangePasswordRequest.newBuilder()
            .setCurrentPassword(request.currentPassword())
            .setNewPassword(request.newPassword());
    cookies.refreshToken(context).ifPresent(change::setRefreshToken);
    caller.on(auth).changePassword(change.build());
  }

  @POST
  @APIResponse(responseCode = "204", description = "Done")
  @Path("/deletion")
  @Operation(
      operationId = "deleteAccount",
      summary = "Delete the account with its sessions and keys")
  public void delete(@Valid @NotNull DeletionRequest request, @Context RoutingContext context) {
    caller
        .on(auth)
        .deleteAccount(DeleteAccountRequest.newBuilder().setPassword(request.password()).build());
    cookies.clear(context);
  }
}
