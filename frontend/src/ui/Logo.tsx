import { Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Logo.module.css";

/** A sheet of backdrop paper sweeping under a product, with the name beside it. */
export function Logo() {
  const { t } = useTranslation();
  return (
    <Group gap={9} wrap="nowrap" component="span">
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="#1f5445" />
        <path d="M8 6v12c0 4.4 3.6 8 8 8h9" fill="none" stroke="#f4efe6" strokeWidth="2.6" strokeLinecap="round" />
        <circle cx="18.5" cy="15.5" r="5" fill="#f0a66b" />
      </svg>
      <span className={classes.name}>{t("app.name")}</span>
    </Group>
  );
}
