import { Popover, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PresetCheck } from "@/api/model";
import badge from "./FidelityBadge.module.css";
import { Icon } from "./Icon";
import { RuleTable } from "./RuleTable";

/** Says whether a picture fits the marketplace that it was made for, and on request rule by rule. */
export function CheckBadge({ check }: { check: PresetCheck }) {
  const { t } = useTranslation();
  const broken = check.rules.filter((rule) => rule.outcome === "failed").length;
  const text = check.passed ? t("check.fits") : t("check.broken", { count: broken });
  return (
    <Popover width={360} withArrow shadow="md" withRoles={false} withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={badge.badge}
          data-exact={check.passed || undefined}
          aria-label={`${text}. ${t("check.about")}`}
        >
          <Icon name={check.passed ? "check" : "warning"} size={15} />
          <span>{text}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <RuleTable rules={check.rules} caption={text} />
      </Popover.Dropdown>
    </Popover>
  );
}
