import { Checkbox, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ExportedImage } from "@/api/model";
import { useLanguage } from "@/i18n/i18n";
import { megabytes } from "@/ui/format";
import { Icon } from "@/ui/Icon";
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
  const language = useLanguage();
  const number = picture.index + 1;
  const shown = included ? checked : undefined;
  const broken = shown?.after.filter((rule) => rule.outcome === "failed") ?? [];
  return (
    <li className={classes.picture} data-out={!included || undefined}>
      <Checkbox checked={included} onChange={onToggle} aria-label={t("export.include", { number })} />
      <img src={picture.thumbnail} alt={t("export.picture", { number })} loading="lazy" />
      <div className={classes.verdict}>
        {shown && (
          <>
            <Text size="sm" fw={550} className={classes.outcome} data-passed={shown.passed || undefined}>
              <Icon name={shown.passed ? "check" : "warning"} size={15} />
              {shown.passed
                ? t("check.fits")
                : `${t("check.broken", { count: broken.length })}: ${broken.map(({ rule }) => t(`rule.${rule}`)).join(", ")}`}
            </Text>
            <Text size="xs" c="dimmed">
              {shown.width} × {shown.height} · {megabytes(shown.bytes, language)} ·{" "}
              {shown.changes.length === 0
                ? t("export.unchanged")
                : shown.changes.map((change) => `${t(`change.${change.kind}`)}: ${change.detail}`).join("; ")}
            </Text>
          </>
        )}
      </div>
      {shown && (
        <details className={classes.rules}>
          <summary>{t("export.rules")}</summary>
          <RuleTable rules={shown.after} caption={t("export.picture", { number })} />
        </details>
      )}
    </li>
  );
}
