import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Fidelity } from "@/api/model";
import { useLanguage } from "@/i18n/i18n";
import { BadgePopover } from "./BadgePopover";
import classes from "./BadgePopover.module.css";

/** Says whether the product is untouched, and on request how that was measured. */
export function FidelityBadge({ fidelity }: { fidelity: Fidelity }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const exact = fidelity.maxProductDiff === 0;
  const adjusted = fidelity.adjustment === "light";
  const text = exact
    ? t("fidelity.exact")
    : adjusted
      ? t("fidelity.adjusted")
      : t("fidelity.differs", { diff: fidelity.maxProductDiff });
  return (
    <BadgePopover icon={exact ? "shield" : "warning"} text={text} about={t("fidelity.about")} good={exact} width={290}>
      <Text size="sm" role="status">
        {t("fidelity.explain", {
          diff: fidelity.maxProductDiff,
          pixels: number.format(fidelity.pixelsCompared),
          percent: Math.round(fidelity.scale * 100),
        })}
        {adjusted && (
          <span className={classes.more}>
            {t("fidelity.explainAdjusted", { diff: fidelity.maxProductDiff, shown: fidelity.maxShownDiff })}
          </span>
        )}
        {fidelity.scale > 1 && <span className={classes.more}>{t("fidelity.enlarged")}</span>}
      </Text>
    </BadgePopover>
  );
}
