import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Controls.module.css";
import { useDraft } from "./draft";

/** Says above the scene that it has no effect at present, and leads back to painting. */
export function PlainNotice() {
  const { t } = useTranslation();
  const kind = useDraft((draft) => (draft.transparent ? "cutout" : (draft.background?.kind ?? null)));
  const change = useDraft((draft) => draft.change);
  if (kind === null) {
    return null;
  }
  return (
    <div className={classes.notice} role="status">
      <Text size="sm">{t("plain.notice", { background: t(`plain.${kind}`) })}</Text>
      <Button size="compact-sm" variant="default" onClick={() => change({ background: null, transparent: false })}>
        {t("plain.paint")}
      </Button>
    </div>
  );
}
