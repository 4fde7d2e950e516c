"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { languageNames } from "@/components/shell/language-names";
import { useLanguage } from "@/components/shell/use-language";
import { useMounted } from "@/components/shell/use-mounted";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { useShortcutPreference } from "@/lib/client/shortcut-preference";

/** Language, theme and keys of this browser. */
export function AppearanceSettings() {
  const t = useTranslations("common");
  const { language, choose } = useLanguage();
  const { theme, setTheme } = useTheme();
  const mounted = useMounted();
  const [shortcuts, setShortcuts] = useShortcutPreference();
  const locales = languageNames.map(({ locale, name }) => ({ value: locale, label: name }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={t("language.label")}
        choices={locales}
        value={locales.find(({ value }) => value === language)?.value ?? null}
        onChange={choose}
      />
      <SelectField
        label={t("theme.label")}
        choices={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
        value={mounted && (theme === "light" || theme === "dark") ? theme : "system"}
        onChange={setTheme}
      />
      <SwitchField
        label={t("shortcuts.label")}
        description={t("shortcuts.about")}
        isSelected={shortcuts}
        onChange={setShortcuts}
      />
    </div>
  );
}
