package backdrop.gateway.account;

import backdrop.auth.v1.ApiKey;
import backdrop.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import backdrop.auth.v1.CreateApiKeyRequest;
import backdrop.auth.v1.ListApiKeysRequest;
import backdrop.auth.v1.RevokeApiKeyRequest;
import backdrop.gateway.security.CallerToken;
import backdrop.gateway.wire.Times;
import backdrop.kit.identity.Roles;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** API keys of the signed-in account; a key can neither make nor revoke keys. */
@Path("/api/keys")
@Tag(name = "API keys")
@RunOnVirtualThread
@RolesAllowed(Roles.ACCOUNT)
public class KeyResource {
  private final AuthServiceBlockingStub auth;
  private final CallerToken caller;

  @Inject
  public KeyResource(@GrpcClient("auth") AuthServiceBlockingStub auth, CallerToken caller) {
    this.auth = auth;
    this.caller = caller;
  }

  /** A key without its secret. */
  @Schema(name = "ApiKey")
  public record KeyJson(
      String keyId,
      String name,
      @Schema(description = "The first characters of the secret") String prefix,
      Instant createdAt,
      @Nullable Instant lastUsedAt) {
    static KeyJson of(ApiKey key) {
      return new KeyJson(
          key.getKeyId(),
          key.getName(),
          key.getPrefix(),
          Times.instant(key.getCreatedAt()),
          key.hasLastUsedAt() ? Times.instant(key.getLastUsedAt()) : null);
    }
  }

  /** All live keys, newest first. */
  @Schema(name = "ApiKeyList")
  public record KeyList(List<KeyJson> items) {}

  /** A name to recognise the key by. */
  @Schema(name = "NewApiKey")
  public record KeyRequest(@NotNull @Size(min = 1, max = 100) String name) {}

  /** The new key; its secret is in this answer and nowhere else, ever. */
  @Schema(name = "CreatedApiKey")
  public record CreatedKey(KeyJson key, String secret) {}

  @GET
  @Operation(operationId = "listApiKeys", summary = "List the account's API keys")
  public KeyList list() {
    var keys = caller.on(auth).listApiKeys(ListApiKeysRequest.getDefaultInstance());
    return new KeyList(keys.getKeysList().stream().map(KeyJson::of).toList());
  }

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "createApiKey", summary = "Make an API key; its secret is shown once")
  public CreatedKey create(@Valid @NotNull KeyRequest request) {
    var created =
        caller
            .on(auth)
            .createApiKey(CreateApiKeyRequest.newBuilder().setName(request.name()).build());
    return new CreatedKey(KeyJson.of(created.getKey()), created.getSecret());
  }

  @DELETE
  @Path("/{keyId}")
  @Operation(operationId = "revokeApiKey", summary = "Revoke an API key")
  public void revoke(@RestPath String keyId) {
    caller.on(auth).revokeApiKey(RevokeApiKeyRequest.newBuilder().setKeyId(keyId).build());
  }
}
