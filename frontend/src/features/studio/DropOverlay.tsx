import { useTranslation } from "react-i18next";
import classes from "./StudioPage.module.css";

export function DropOverlay() {
  const { t } = useTranslation();
  return (
    <div className={classes.overlay}>
      <span>{t("drop.overlay")}</span>
    </div>
  );
}
