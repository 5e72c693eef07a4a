import { Alert, Anchor, Button, Group, PasswordInput, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/api/problems";
import { register, signIn } from "@/api/session";
import { useLanguage } from "@/i18n/i18n";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { Logo } from "@/ui/Logo";
import { problemText } from "@/ui/problemText";
import { ThemeToggle } from "@/ui/ThemeToggle";
import classes from "./SignInPage.module.css";
import { Sweep } from "./Sweep";

type Mode = "signIn" | "register";

/** Signing in and registering on one page; afterwards back to where the person wanted to go. */
export function SignInPage() {
  const { t } = useTranslation();
  const [mode, setMode] = useState<Mode>("signIn");
  const { next, expired } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const client = useQueryClient();
  const language = useLanguage();
  const enter = useMutation({
    mutationFn: (form: { email: string; password: string; name: string }) =>
      mode === "signIn" ? signIn(client, form.email, form.password) : register(client, { ...form, language }),
    onSuccess: () => navigate({ to: next ?? "/", replace: true }),
  });
  const problem = enter.error && asProblem(enter.error);
  const text = problem ? problemText(problem, t) : null;
  const field = problem?.fields[0]?.field ?? fieldOf(problem?.reason);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => String(form.get(name) ?? "").trim();
    enter.mutate({ email: value("email"), password: String(form.get("password") ?? ""), name: value("name") });
  };
  const turn = () => {
    enter.reset();
    setMode(mode === "signIn" ? "register" : "signIn");
  };

  return (
    <div className={classes.page}>
      <aside className={classes.pitch}>
        <Sweep />
        <div className={classes.words}>
          <p className={classes.claim}>{t("signIn.pitch")}</p>
          <p className={classes.more}>{t("signIn.pitchMore")}</p>
        </div>
      </aside>
      <div className={classes.side}>
        <header className={classes.top}>
          <Logo />
          <Group gap={4}>
            <LanguageSwitch />
            <ThemeToggle />
          </Group>
        </header>
        <main className={classes.form}>
          <form onSubmit={submit} noValidate={false}>
            <Title order={1} size="h2" mb="lg">
              {mode === "signIn" ? t("signIn.title") : t("signIn.registerTitle")}
            </Title>
            {expired && (
              <Alert mb="md" color="pine" variant="light">
                {t("signIn.expired")}
              </Alert>
            )}
            {text && !field && (
              <Alert mb="md" color="red" variant="light" role="alert">
                {text}
              </Alert>
            )}
            {mode === "register" && (
              <TextInput
                name="name"
                label={t("signIn.name")}
                description={t("signIn.nameHint")}
                autoComplete="name"
                mb="md"
                size="md"
              />
            )}
            <TextInput
              name="email"
              type="email"
              label={t("signIn.email")}
              autoComplete="username"
              required
              withAsterisk={false}
              mb="md"
              size="md"
              error={field === "email" ? text : null}
            />
            <PasswordInput
              name="password"
              label={t("signIn.password")}
              {...(mode === "register" ? { description: t("signIn.passwordRule") } : {})}
              autoComplete={mode === "signIn" ? "current-password" : "new-password"}
              required
              withAsterisk={false}
              mb="xl"
              size="md"
              error={field === "password" ? text : null}
              visibilityToggleButtonProps={{ "aria-hidden": true }}
            />
            <Button type="submit" fullWidth size="md" loading={enter.isPending}>
              {mode === "signIn" ? t("signIn.submit") : t("signIn.registerSubmit")}
            </Button>
            <Text size="sm" c="dimmed" mt="lg">
              {mode === "signIn" ? t("signIn.toRegister") : t("signIn.toSignIn")}{" "}
              <Anchor component="button" type="button" size="sm" fw={600} underline="always" onClick={turn}>
                {mode === "signIn" ? t("signIn.toRegisterLink") : t("signIn.toSignInLink")}
              </Anchor>
            </Text>
          </form>
        </main>
      </div>
    </div>
  );
}

function fieldOf(reason: string | undefined): string | null {
  if (reason?.startsWith("EMAIL_")) {
    return "email";
  }
  return reason?.startsWith("PASSWORD_") ? "password" : null;
}
