"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { languageNames } from "./language-names";
import { useLanguage } from "./use-language";

/** Every language under its own name, so that it is found by whoever needs it. */
export function LanguageMenu() {
  const t = useTranslations("common.language");
  const { language, choose } = useLanguage();
  return (
    <Menu
      label={t("label")}
      selected={language}
      entries={languageNames.map(({ locale, name }) => ({ id: locale, label: name, onAction: () => choose(locale) }))}
    >
      <IconButton label={t("label")}>
        <Languages aria-hidden="true" />
      </IconButton>
    </Menu>
  );
}
