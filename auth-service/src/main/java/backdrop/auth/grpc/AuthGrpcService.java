package backdrop.auth.grpc;

import backdrop.auth.account.Account;
import backdrop.auth.account.AccountDesk;
import backdrop.auth.key.ApiKeyDesk;
import backdrop.auth.key.NewApiKey;
import backdrop.auth.session.OpenSession;
import backdrop.auth.session.SessionDesk;
import backdrop.auth.token.AccessTokens;
import backdrop.auth.v1.AuthService;
import backdrop.auth.v1.ChangePasswordRequest;
import backdrop.auth.v1.ChangePasswordResponse;
import backdrop.auth.v1.CreateApiKeyRequest;
import backdrop.auth.v1.CreateApiKeyResponse;
import backdrop.auth.v1.DeleteAccountRequest;
import backdrop.auth.v1.DeleteAccountResponse;
import backdrop.auth.v1.ExchangeApiKeyRequest;
import backdrop.auth.v1.ExchangeApiKeyResponse;
import backdrop.auth.v1.GetAccountRequest;
import backdrop.auth.v1.GetAccountResponse;
import backdrop.auth.v1.ListApiKeysRequest;
import backdrop.auth.v1.ListApiKeysResponse;
import backdrop.auth.v1.LogInRequest;
import backdrop.auth.v1.LogInResponse;
import backdrop.auth.v1.LogOutRequest;
import backdrop.auth.v1.LogOutResponse;
import backdrop.auth.v1.RefreshSessionRequest;
import backdrop.auth.v1.RefreshSessionResponse;
import backdrop.auth.v1.RegisterAccountRequest;
import backdrop.auth.v1.RegisterAccountResponse;
import backdrop.auth.v1.RevokeApiKeyRequest;
import backdrop.auth.v1.RevokeApiKeyResponse;
import backdrop.auth.v1.Session;
import backdrop.auth.v1.UpdateAccountRequest;
import backdrop.auth.v1.UpdateAccountResponse;
import backdrop.kit.identity.Caller;
import backdrop.kit.identity.Roles;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;

/** AuthService on the wire: translates, delegates, and takes the account from the token alone. */
@GrpcService
public class AuthGrpcService implements AuthService {
  private final AccountDesk accounts;
  private final SessionDesk sessions;
  private final ApiKeyDesk keys;
  private final AccessTokens tokens;
  private final Caller caller;

  @Inject
  public AuthGrpcService(
      AccountDesk accounts,
      SessionDesk sessions,
      ApiKeyDesk keys,
      AccessTokens tokens,
      Caller caller) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.keys = keys;
    this.tokens = tokens;
    this.caller = caller;
  }

  @Override
  @PermitAll
  @Blocking
  public Uni<RegisterAccountResponse> registerAccount(RegisterAccountRequest request) {
    Account account = accounts.register(AuthMessages.registration(request));
    return answer(
        RegisterAccountResponse.newBuilder()
            .setAccount(AuthMessages.account(account))
            .setSession(withAccess(sessions.open(account.id())))
            .build());
  }

  @Override
  @PermitAll
  @Blocking
  public Uni<LogInResponse> logIn(LogInRequest request) {
    Account account =
        accounts.logIn(request.getEmail(), request.getPassword(), request.getRemoteAddress());
    return answer(
        LogInResponse.newBuilder()
            .setAccount(AuthMessages.account(account))
            .setSession(withAccess(sessions.open(account.id())))
            .build());
  }

  @Override
  @PermitAll
  @Blocking
  public Uni<RefreshSessionResponse> refreshSession(RefreshSessionRequest request) {
    OpenSession session = sessions.refresh(request.getRefreshToken());
    return answer(RefreshSessionResponse.newBuilder().setSession(withAccess(session)).build());
  }

  @Override
  @PermitAll
  @Blocking
  public Uni<LogOutResponse> logOut(LogOutRequest request) {
    sessions.logOut(request.getRefreshToken());
    return answer(LogOutResponse.getDefaultInstance());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<GetAccountResponse> getAccount(GetAccountRequest request) {
    Account account = accounts.get(caller.accountId());
    return answer(
        GetAccountResponse.newBuilder().setAccount(AuthMessages.account(account)).build());
  }

  @Override
  @RolesAllowed(Roles.ACCOUNT)
  @Blocking
  public Uni<UpdateAccountResponse> updateAccount(UpdateAccountRequest request) {
    Account account =
        accounts.update(
            caller.accountId(),
            request.hasName() ? Optional.of(request.getName()) : Optional.empty(),
            request.hasLanguage() ? Optional.of(request.getLanguage()) : Optional.empty());
    return answer(
        UpdateAccountResponse.newBuilder().setAccount(AuthMessages.account(account)).build());
  }

  @Override
  @RolesAllowed(Roles.ACCOUNT)
  @Blocking
  public Uni<ChangePasswordResponse> changePassword(ChangePasswordRequest request) {
    accounts.changePassword(
        caller.accountId(),
        request.getCurrentPassword(),
        request.getNewPassword(),
        request.getRefreshToken());
    return answer(ChangePasswordResponse.getDefaultInstance());
  }

  @Override
  @RolesAllowed(Roles.ACCOUNT)
  @Blocking
  public Uni<DeleteAccountResponse> deleteAccount(DeleteAccountRequest request) {
    accounts.delete(caller.accountId(), request.getPassword());
    return answer(DeleteAccountResponse.getDefaultInstance());
  }

  @Override
  @RolesAllowed(Roles.ACCOUNT)
  @Blocking
  public Uni<CreateApiKeyResponse> createApiKey(CreateApiKeyRequest request) {
    Account account = accounts.get(caller.accountId());
    NewApiKey made = keys.create(account.id(), request.getName());
    return answer(
        CreateApiKeyResponse.newBuilder()
            .setKey(AuthMessages.key(made.key()))
            .setSecret(made.secret().text())
            .build());
  }

  @Override
  @RolesAllowed(Roles.ACCOUNT)
  @Blocking
  public Uni<ListApiKeysResponse> listApiKeys(ListApiKeysRequest request) {
    var response = ListApiKeysResponse.newBuilder();
    keys.list(caller.accountId()).forEach(key -> response.addKeys(AuthMessages.key(key)));
    return answer(response.build());
  }

  @Override
  @RolesAllowed(Roles.ACCOUNT)
  @Blocking
  public Uni<RevokeApiKeyResponse> revokeApiKey(RevokeApiKeyRequest request) {
    keys.revoke(caller.accountId(), request.getKeyId());
    return answer(RevokeApiKeyResponse.getDefaultInstance());
  }

  @Override
  @PermitAll
  @Blocking
  public Uni<ExchangeApiKeyResponse> exchangeApiKey(ExchangeApiKeyRequest request) {
    String accountId = keys.accountOf(request.getSecret());
    return answer(
        ExchangeApiKeyResponse.newBuilder()
            .setSession(AuthMessages.session(tokens.forApiKey(accountId)))
            .build());
  }

  private Session withAccess(OpenSession session) {
    return AuthMessages.session(session, tokens.forLogIn(session.accountId()));
  }

  private static <T> Uni<T> answer(T message) {
    return Uni.createFrom().item(message);
  }
}
