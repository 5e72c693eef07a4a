import { Popover, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "./BadgePopover.module.css";
import { Icon, type IconName } from "./Icon";

type Props = {
  icon: IconName;
  text: string;
  /** What opening it shows, for people who cannot see the badge. */
  about: string;
  good: boolean;
  width: number;
  children: ReactNode;
};

/** A short verdict on a picture that opens its reasons; Escape and a click elsewhere close them. */
export function BadgePopover({ icon, text, about, good, width, children }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={`min(${width}px, calc(100vw - 24px))`}
      withArrow
      shadow="md"
      withRoles={false}
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.badge}
          data-exact={good || undefined}
          aria-label={`${text}. ${about}`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
          onKeyDown={(event) => event.key === "Escape" && setOpened(false)}
        >
          <Icon name={icon} size={15} />
          <span>{text}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={text}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
