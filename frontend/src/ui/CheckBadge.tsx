import { useTranslation } from "react-i18next";
import type { PresetCheck } from "@/api/model";
import { BadgePopover } from "./BadgePopover";
import { RuleTable } from "./RuleTable";

/** Says whether a picture fits the marketplace that it was made for, and on request rule by rule. */
export function CheckBadge({ check }: { check: PresetCheck }) {
  const { t } = useTranslation();
  const broken = check.rules.filter((rule) => rule.outcome === "failed").length;
  const text = check.passed ? t("check.fits") : t("check.broken", { count: broken });
  return (
    <BadgePopover
      icon={check.passed ? "check" : "warning"}
      text={text}
      about={t("check.about")}
      good={check.passed}
      width={500}
    >
      <RuleTable rules={check.rules} caption={text} />
    </BadgePopover>
  );
}
