import { Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "@/api/session";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { Logo } from "@/ui/Logo";
import { ThemeToggle } from "@/ui/ThemeToggle";
import { AccountMenu } from "./AccountMenu";
import classes from "./Shell.module.css";

/** The frame around every signed-in page; leads to the sign-in page when the session ends. */
export function Shell() {
  const { t } = useTranslation();
  const { data: account } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const here = useRouterState({ select: (state) => state.location.href });
  const wasSignedIn = useRef(false);
  useEffect(() => {
    if (account) {
      wasSignedIn.current = true;
    } else if (account === null && wasSignedIn.current) {
      wasSignedIn.current = false;
      navigate({ to: "/sign-in", search: { next: here, expired: true }, replace: true });
    }
  }, [account, here, navigate]);

  return (
    <>
      <a className={classes.skip} href="#content">
        {t("app.skip")}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} aria-label={t("app.name")}>
          <Logo />
        </Link>
        <nav aria-label={t("app.navigation")} className={classes.nav}>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {t("nav.studio")}
          </Link>
          <Link to="/library">{t("nav.library")}</Link>
        </nav>
        <Group gap={4} ml="auto" wrap="nowrap">
          <LanguageSwitch />
          <ThemeToggle />
          {account && <AccountMenu account={account} />}
        </Group>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </>
  );
}
