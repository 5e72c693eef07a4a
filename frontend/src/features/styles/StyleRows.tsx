import { Button, Code, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Style } from "@/api/model";
import { localized, useLanguage } from "@/i18n/i18n";
import classes from "./StylesPage.module.css";

/** A style of one's own, with what can be done with it. */
export function OwnRow({ style, onEdit, onDelete }: { style: Style; onEdit: () => void; onDelete: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = localized(style.name, language);
  const description = localized(style.description, language);
  const settings = useSettingsText(style);
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Text fw={550}>{name}</Text>
        {description && (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
        <Code className={classes.template} lang="en">
          {style.template}
        </Code>
        {settings && (
          <Text size="sm" c="dimmed">
            {settings}
          </Text>
        )}
      </div>
      <Group gap={8} wrap="nowrap">
        <Button variant="default" size="xs" aria-label={t("styles.editOne", { name })} onClick={onEdit}>
          {t("styles.change")}
        </Button>
        <Button variant="default" size="xs" aria-label={t("styles.deleteOne", { name })} onClick={onDelete}>
          {t("common.delete")}
        </Button>
      </Group>
    </li>
  );
}

/** A style that ships with Backdrop, to start from. */
export function BuiltInRow({ style, onCopy }: { style: Style; onCopy: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = localized(style.name, language);
  return (
    <li className={classes.builtIn}>
      <img src={`/styles/${style.styleId}.jpg`} alt="" width={240} height={240} loading="lazy" />
      <div className={classes.builtInWords}>
        <Text fw={550}>{name}</Text>
        <Text size="sm" c="dimmed">
          {localized(style.description, language)}
        </Text>
        {style.background === "painted" && (
          <Button variant="default" size="xs" mt={6} aria-label={t("styles.copyOne", { name })} onClick={onCopy}>
            {t("styles.copy")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The settings that a style brings along, in words; empty if it leaves all to the model. */
function useSettingsText({ suggested }: Style): string {
  const { t } = useTranslation();
  const { steps, guidanceScale, shadowStrength } = suggested;
  return [
    steps == null ? null : `${t("advanced.steps")}: ${steps}`,
    guidanceScale == null ? null : `${t("advanced.guidance")}: ${guidanceScale}`,
    shadowStrength == null ? null : `${t("styles.shadow")}: ${Math.round(shadowStrength * 100)} %`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
