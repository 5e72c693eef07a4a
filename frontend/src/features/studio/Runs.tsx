import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDraft } from "./draft";
import { Run } from "./Run";
import classes from "./Runs.module.css";

/** Everything painted from here, newest first. */
export function Runs() {
  const { t } = useTranslation();
  const runs = useDraft((draft) => draft.runs);
  return (
    <section id="runs" aria-labelledby="runs-title" className={classes.runs}>
      <Title order={2} size="h4" id="runs-title">
        {t("runs.title")}
      </Title>
      {runs.length === 0 && (
        <Text c="dimmed" size="sm">
          {t("runs.empty")}
        </Text>
      )}
      {runs.map((generationId) => (
        <Run key={generationId} generationId={generationId} />
      ))}
    </section>
  );
}
