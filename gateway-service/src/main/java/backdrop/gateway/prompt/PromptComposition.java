package backdrop.gateway.prompt;

import backdrop.gateway.security.CallerToken;
import backdrop.inference.v1.CountTokensRequest;
import backdrop.inference.v1.GetCapabilitiesRequest;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.inference.v1.Model;
import backdrop.inference.v1.PromptSyntax;
import backdrop.inference.v1.TextFit;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.ComposePromptResponse;
import backdrop.prompt.v1.NegativeWords;
import backdrop.prompt.v1.PromptCandidate;
import backdrop.prompt.v1.PromptServiceGrpc.PromptServiceBlockingStub;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Composes prompts for the model that will paint them: the longest that it reads by its own
 * tokenizer, and without the words that it does not understand. The prompt service knows what to
 * drop first and inference how to count; they meet only here.
 */
@ApplicationScoped
public class PromptComposition {
  private final PromptServiceBlockingStub prompts;
  private final InferenceServiceBlockingStub inference;
  private final CallerToken caller;

  @Inject
  public PromptComposition(
      @GrpcClient("prompt") PromptServiceBlockingStub prompts,
      @GrpcClient("inference") InferenceServiceBlockingStub inference,
      CallerToken caller) {
    this.prompts = prompts;
    this.inference = inference;
    this.caller = caller;
  }

  /**
   * The prompt of a draft, with what was dropped from it.
   *
   * @param modelName an empty or unknown name means the default model, since refusing it is the
   *     painter's business
   */
  public ComposePromptResponse compose(
      ComposePromptRequest.Builder draft, String modelName, PromptSyntax syntax) {
    Model model = model(modelName);
    boolean scenesOnly =
        model.getNegativeWords() == backdrop.inference.v1.NegativeWords.NEGATIVE_WORDS_SCENE;
    ComposePromptResponse composed =
        caller
            .on(prompts)
            .composePrompt(
                draft
                    .setTokenBudget(model.getTokenLimit())
                    .setNegativeWords(
                        scenesOnly
                            ? NegativeWords.NEGATIVE_WORDS_SCENE
                            : NegativeWords.NEGATIVE_WORDS_GENERAL)
                    .setPromptSyntax(forComposing(syntax))
                    .build());
    return composed.getCandidatesList().isEmpty() ? composed : counted(composed, model, syntax);
  }

  private static backdrop.prompt.v1.PromptSyntax forComposing(PromptSyntax syntax) {
    return syntax == PromptSyntax.PROMPT_SYNTAX_WEIGHTED
        ? backdrop.prompt.v1.PromptSyntax.PROMPT_SYNTAX_WEIGHTED
        : backdrop.prompt.v1.PromptSyntax.PROMPT_SYNTAX_LITERAL;
  }

  private Model model(String name) {
    List<Model> models =
        caller
            .on(inference)
            .getCapabilities(GetCapabilitiesRequest.getDefaultInstance())
            .getModelsList();
    return models.stream()
        .filter(model -> model.getName().equals(name))
        .findFirst()
        .or(() -> models.stream().findFirst())
        .orElse(Model.getDefaultInstance());
  }

  /** The first candidate that the model reads to its end; else the last one. */
  private ComposePromptResponse counted(
      ComposePromptResponse composed, Model model, PromptSyntax syntax) {
    List<PromptCandidate> candidates = composed.getCandidatesList();
    List<TextFit> fits =
        caller
            .on(inference)
            .countTokens(
                CountTokensRequest.newBuilder()
                    .setModel(model.getName())
                    .addAllPrompts(candidates.stream().map(PromptCandidate::getPrompt).toList())
                    .setPromptSyntax(syntax)
                    .build())
            .getFitsList();
    List<String> dropped = new ArrayList<>();
    int chosen = 0;
    dropped.addAll(candidates.getFirst().getDroppedPhrasesList());
    while (fits.get(chosen).getDroppedWordsCount() > 0 && chosen + 1 < candidates.size()) {
      chosen++;
      dropped.addAll(candidates.get(chosen).getDroppedPhrasesList());
    }
    return composed.toBuilder()
        .setPrompt(candidates.get(chosen).getPrompt())
        .setTokenCount(fits.get(chosen).getTokens())
        .clearDroppedPhrases()
        .addAllDroppedPhrases(dropped)
        .clearCandidates()
        .build();
  }
}
