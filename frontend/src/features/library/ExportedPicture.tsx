import { Checkbox, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ExportedImage } from "@/api/model";
import { RuleTable } from "@/ui/RuleTable";
import classes from "./ExportDialog.module.css";
import type { Picked } from "./picked";

type Props = {
  picture: Picked;
  included: boolean;
  onToggle: () => void;
  /** undefined while it is being measured, and where no marketplace is chosen. */
  checked: ExportedImage | undefined;
};

/** One picture of an export: whether it goes along, what is done to it, how it passes. */
export function ExportedPicture({ picture, included, onToggle, checked }: Props) {
  const { t } = useTranslation();
  const number = picture.index + 1;
  const broken = checked?.after.filter((rule) => rule.outcome === "failed").length ?? 0;
  return (
    <li className={classes.picture} data-out={!included || undefined}>
      <Checkbox checked={included} onChange={onToggle} aria-label={t("export.include", { number })} />
      <img src={picture.thumbnail} alt={t("export.picture", { number })} loading="lazy" />
      <div className={classes.verdict}>
        {checked && included && (
          <>
            <Text size="sm" fw={550}>
              {checked.passed ? t("check.fits") : t("check.broken", { count: broken })}
            </Text>
            <Text size="xs" c="dimmed">
              {checked.width} × {checked.height} ·{" "}
              {checked.changes.length === 0
                ? t("export.unchanged")
                : checked.changes.map((change) => `${t(`change.${change.kind}`)}: ${change.detail}`).join("; ")}
            </Text>
            <details>
              <summary>{t("export.rules")}</summary>
              <RuleTable rules={checked.after} caption={t("export.picture", { number })} />
            </details>
          </>
        )}
      </div>
    </li>
  );
}
