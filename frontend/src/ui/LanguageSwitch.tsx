import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { changeLanguage, useLanguage } from "@/i18n/i18n";
import { asLanguage } from "@/i18n/language";

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("language.label")}
      value={language}
      onChange={(value) => changeLanguage(asLanguage(value) ?? "en")}
      data={[
        {
          value: "en",
          label: (
            <abbr title={t("language.en")} lang="en" style={{ textDecoration: "none" }}>
              EN
            </abbr>
          ),
        },
        {
          value: "ru",
          label: (
            <abbr title={t("language.ru")} lang="ru" style={{ textDecoration: "none" }}>
              RU
            </abbr>
          ),
        },
      ]}
    />
  );
}
