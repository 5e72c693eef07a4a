import { Avatar, Menu, Text, UnstyledButton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Account } from "@/api/model";
import { signOut } from "@/api/session";
import { useNotify } from "@/ui/useNotify";

export function AccountMenu({ account }: { account: Account }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const leave = useMutation({ mutationFn: signOut, onError: (error) => notify.problem(error) });
  const name = account.name || account.email;
  return (
    <Menu position="bottom-end" width={220} withinPortal>
      <Menu.Target>
        <UnstyledButton aria-label={t("app.menu")} ml={6}>
          <Avatar size={32} color="pine" variant="light" radius="xl">
            {name.slice(0, 1).toUpperCase()}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="sm" px="sm" pt={6} fw={600} truncate>
          {name}
        </Text>
        <Text size="xs" px="sm" pb={6} c="dimmed" truncate>
          {account.email}
        </Text>
        <Menu.Divider />
        <Menu.Item component={Link} to="/styles">
          {t("nav.styles")}
        </Menu.Item>
        <Menu.Item component={Link} to="/settings">
          {t("nav.settings")}
        </Menu.Item>
        <Menu.Item component={Link} to="/keys">
          {t("nav.keys")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => leave.mutate()}>{t("nav.signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
