"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { useMounted } from "./use-mounted";

/** Light, dark, or as the system says (the default). Kept in this browser. */
export function ThemeMenu() {
  const t = useTranslations("common.theme");
  const { theme, setTheme } = useTheme();
  // The server does not know this browser's choice.
  const mounted = useMounted();
  const entry = (id: "system" | "light" | "dark", icon: React.ReactNode) => ({
    id,
    icon,
    label: t(id),
    onAction: () => setTheme(id),
  });
  return (
    <Menu
      label={t("label")}
      selected={mounted ? (theme ?? "system") : "system"}
      entries={[
        entry("system", <Monitor aria-hidden="true" />),
        entry("light", <Sun aria-hidden="true" />),
        entry("dark", <Moon aria-hidden="true" />),
      ]}
    >
      <IconButton label={t("label")}>
        <Sun aria-hidden="true" className="dark:hidden" />
        <Moon aria-hidden="true" className="hidden dark:block" />
      </IconButton>
    </Menu>
  );
}
