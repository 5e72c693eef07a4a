import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Generation } from "@/api/model";

const WORDS_SHOWN = 12;

/** Says what of its texts does not reach the picture; nothing at all where everything does. */
export function CutNotice({ generation }: { generation: Generation }) {
  const { t } = useTranslation();
  const { promptFit, negativePromptFit, labels } = generation;
  const words = promptFit?.droppedWords ?? [];
  const negative = negativePromptFit?.droppedWords ?? [];
  const phrases = labels.droppedPhrases;
  return (
    <>
      {words.length > 0 && (
        <Text size="sm">{t("cut.words", { count: words.length, words: shortened(words, " ") })}</Text>
      )}
      {negative.length > 0 && (
        <Text size="sm">{t("cut.negative", { count: negative.length, words: shortened(negative, " ") })}</Text>
      )}
      {phrases.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("cut.phrases", { count: phrases.length, phrases: shortened(phrases, ", ") })}
        </Text>
      )}
    </>
  );
}

function shortened(words: string[], separator: string): string {
  const shown = words.slice(0, WORDS_SHOWN).join(separator);
  return words.length > WORDS_SHOWN ? `${shown} …` : shown;
}
