"use client";

import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";
import { useCan } from "./session";

/** Settings are the installation, tokens for programs and what they can ask, screens on walls, and people (admins only). */
export function SettingsTabs() {
  const t = useTranslations("settings.tabs");
  const mayReadPeople = useCan("people.read");
  const mayManageTokens = useCan("token.manage");
  const mayManageScreens = useCan("wall.manage");
  const tokens = mayManageTokens ? [{ href: "/tokens", label: t("tokens") }] : [];
  const screens = mayManageScreens ? [{ href: "/wall-screens", label: t("screens") }] : [];
  const people = mayReadPeople ? [{ href: "/people", label: t("people") }] : [];
  const mayNotify = useCan("notification.manage");
  const notifications = mayNotify ? [{ href: "/notifications", label: t("notifications") }] : [];
  const installation = { href: "/settings", label: t("installation") };
  const api = { href: "/api-reference", label: t("api") };
  return (
    <TabLinks label={t("label")} links={[installation, ...notifications, ...tokens, ...screens, api, ...people]} />
  );
}
