import { Button, Text, Textarea, UnstyledButton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import type { Suggestions } from "@/api/model";
import { localized, useLanguage } from "@/i18n/i18n";
import { Icon } from "@/ui/Icon";
import { useNotify } from "@/ui/useNotify";
import classes from "./Controls.module.css";
import { useDraft } from "./draft";

const SUGGESTED = 4;
const WRITTEN_BY = {
  yandex: "scene.yandex",
  language_model: "scene.languageModel",
  built_in: "scene.builtIn",
  pass_through: "scene.builtIn",
} as const;

/** The scene in the seller's own words, English or Russian, with ideas on request. */
export function SceneField({ error }: { error: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const notify = useNotify();
  const scene = useDraft((draft) => draft.scene);
  const styleId = useDraft((draft) => draft.styleId);
  const photoId = useDraft((draft) => draft.photoId);
  const change = useDraft((draft) => draft.change);
  const suggest = useMutation({
    mutationFn: () =>
      call<Suggestions>("POST", "/api/prompts/suggestions", {
        json: { language, count: SUGGESTED, ...(styleId ? { styleId } : {}), ...(photoId ? { photoId } : {}) },
      }),
    onError: (problem) => notify.problem(problem, { label: t("common.retry"), run: () => suggest.mutate() }),
  });
  return (
    <div>
      <Textarea
        label={t("scene.label")}
        placeholder={t("scene.placeholder")}
        value={scene}
        onChange={(event) => change({ scene: event.currentTarget.value })}
        error={error}
        autosize
        minRows={3}
        maxRows={7}
        maxLength={1000}
        data-autofocus
        autoFocus={window.matchMedia("(hover: hover)").matches}
      />
      <Button
        mt={10}
        size="compact-sm"
        variant="subtle"
        leftSection={<Icon name="spark" size={15} />}
        loading={suggest.isPending}
        onClick={() => suggest.mutate()}
      >
        {t("scene.suggest")}
      </Button>
      <div aria-live="polite">
        {suggest.data && (
          <>
            <ul className={classes.suggestions} aria-label={t("scene.suggestions")}>
              {suggest.data.suggestions.map((suggestion) => {
                const text = localized(suggestion.scene, language);
                return (
                  <li key={text}>
                    <UnstyledButton className={classes.suggestion} onClick={() => change({ scene: text })}>
                      {text}
                    </UnstyledButton>
                  </li>
                );
              })}
            </ul>
            <Text size="xs" c="dimmed" mt={6}>
              {t(WRITTEN_BY[suggest.data.source])}
            </Text>
          </>
        )}
      </div>
    </div>
  );
}
