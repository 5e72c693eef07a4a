import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RuleResult } from "@/api/model";
import { useLanguage } from "@/i18n/i18n";
import { Icon } from "./Icon";
import classes from "./RuleTable.module.css";
import { ruleText } from "./ruleText";

const MARKS = { passed: "check", advised: "warning", failed: "close", unknown: "warning" } as const;

/** A marketplace's rules, one a line: how each came out, what the file has and what is asked for. */
export function RuleTable({ rules, caption }: { rules: readonly RuleResult[]; caption: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // What is painted or not has no unit to measure it in.
  const value = (rule: RuleResult["rule"], text: string) =>
    rule === "generated" ? t(text === "–" ? "rules.notPainted" : "rules.painted") : ruleText(text, language);
  return (
    <Table className={classes.rules} verticalSpacing={4} horizontalSpacing={8} aria-label={caption}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("rules.rule")}</Table.Th>
          <Table.Th>{t("rules.measured")}</Table.Th>
          <Table.Th>{t("rules.wanted")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rules.map(({ rule, outcome, measured, wanted }) => (
          <Table.Tr key={rule} data-outcome={outcome}>
            <Table.Th scope="row">
              <span className={classes.rule} title={t(`outcome.${outcome}`)}>
                <Icon name={MARKS[outcome]} size={14} />
                <span className={classes.spoken}>{t(`outcome.${outcome}`)}: </span>
                {t(`rule.${rule}`)}
              </span>
            </Table.Th>
            <Table.Td>{value(rule, measured)}</Table.Td>
            <Table.Td>{value(rule, wanted)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
