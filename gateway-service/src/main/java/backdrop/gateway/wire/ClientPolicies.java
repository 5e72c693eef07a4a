package backdrop.gateway.wire;

import backdrop.auth.v1.AuthServiceGrpc;
import backdrop.history.v1.HistoryServiceGrpc;
import backdrop.inference.v1.InferenceServiceGrpc;
import backdrop.prompt.v1.PromptServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.grpc.api.ChannelBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcClientConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every call a deadline, and a second and third try where the service does not answer and
 * calling twice is the same as once. Stated once, as gRPC's own service config.
 */
@ApplicationScoped
public class ClientPolicies implements ChannelBuilderCustomizer<NettyChannelBuilder> {
  private static final Duration USUAL = Duration.ofSeconds(15);
  // Hashing a password is slow on purpose, and slower on a machine that is just starting.
  private static final Duration PASSWORDS = Duration.ofSeconds(40);
  private static final Duration WORDS = Duration.ofSeconds(30);
  private static final Duration PICTURES = Duration.ofSeconds(60);
  // Browsers may fetch pictures over slow lines.
  private static final Duration DOWNLOADS = Duration.ofMinutes(10);
  // A watch lasts as long as the generation; it has no end of its own.
  private static final Duration WATCHES = Duration.ofHours(6);

  private static final Map<String, Object> RETRIES =
      Map.of(
          "maxAttempts",
          3.0,
          "initialBackoff",
          "0.1s",
          "maxBackoff",
          "1s",
          "backoffMultiplier",
          3.0,
          "retryableStatusCodes",
          List.of("UNAVAILABLE"));

  @Override
  public Map<String, Object> customize(
      String name, GrpcClientConfiguration config, NettyChannelBuilder builder) {
    List<Map<String, Object>> methods = new ArrayList<>();
    methods.add(policy(List.of(Map.of()), USUAL, false));
    methods.add(
        policy(
            names(
                AuthServiceGrpc.getGetAccountMethod(),
                AuthServiceGrpc.getListApiKeysMethod(),
                AuthServiceGrpc.getExchangeApiKeyMethod(),
                AuthServiceGrpc.getRefreshSessionMethod(),
                AuthServiceGrpc.getLogOutMethod(),
                AuthServiceGrpc.getRevokeApiKeyMethod(),
                PromptServiceGrpc.getListStylesMethod(),
                PromptServiceGrpc.getGetStyleMethod(),
                PromptServiceGrpc.getDeleteStyleMethod(),
                PromptServiceGrpc.getImportStylesMethod(),
                PromptServiceGrpc.getExportStylesMethod(),
                InferenceServiceGrpc.getGetGenerationMethod(),
                InferenceServiceGrpc.getListGenerationsMethod(),
                InferenceServiceGrpc.getCancelGenerationMethod(),
                InferenceServiceGrpc.getGetCapabilitiesMethod(),
                InferenceServiceGrpc.getCountTokensMethod(),
                HistoryServiceGrpc.getGetPhotoMethod(),
                HistoryServiceGrpc.getListPhotosMethod(),
                HistoryServiceGrpc.getMeasureProductMethod(),
                HistoryServiceGrpc.getDeletePhotoMethod(),
                HistoryServiceGrpc.getListRecordsMethod(),
                HistoryServiceGrpc.getGetRecordMethod(),
                HistoryServiceGrpc.getUpdateRecordMethod(),
                HistoryServiceGrpc.getDeleteRecordMethod()),
            USUAL,
            true));
    methods.add(
        policy(
            names(
                AuthServiceGrpc.getRegisterAccountMethod(),
                AuthServiceGrpc.getLogInMethod(),
                AuthServiceGrpc.getChangePasswordMethod(),
                AuthServiceGrpc.getDeleteAccountMethod()),
            PASSWORDS,
            false));
    methods.add(
        policy(
            names(
                PromptServiceGrpc.getComposePromptMethod(),
                PromptServiceGrpc.getSuggestPromptsMethod()),
            WORDS,
            true));
    methods.add(
        policy(
            names(
                InferenceServiceGrpc.getCutOutMethod(),
                HistoryServiceGrpc.getAddPhotoMethod(),
                HistoryServiceGrpc.getEditMaskMethod()),
            PICTURES,
            true));
    methods.add(
        policy(
            names(
                InferenceServiceGrpc.getStartGenerationMethod(),
                HistoryServiceGrpc.getPutMaskMethod()),
            PICTURES,
            false));
    methods.add(
        policy(
            names(
                InferenceServiceGrpc.getDownloadArtifactMethod(),
                HistoryServiceGrpc.getDownloadImageMethod()),
            DOWNLOADS,
            true));
    methods.add(policy(names(InferenceServiceGrpc.getWatchGenerationMethod()), WATCHES, false));
    return Map.of("methodConfig", methods);
  }

  private static Map<String, Object> policy(
      List<Map<String, Object>> names, Duration deadline, boolean idempotent) {
    Map<String, Object> policy = new HashMap<>();
    policy.put("name", names);
    policy.put("timeout", deadline.toSeconds() + "s");
    if (idempotent) {
      policy.put("retryPolicy", RETRIES);
    }
    return policy;
  }

  private static List<Map<String, Object>> names(MethodDescriptor<?, ?>... methods) {
    List<Map<String, Object>> names = new ArrayList<>();
    for (MethodDescriptor<?, ?> method : methods) {
      names.add(
          Map.of(
              "service", String.valueOf(method.getServiceName()),
              "method", String.valueOf(method.getBareMethodName())));
    }
    return names;
  }
}
