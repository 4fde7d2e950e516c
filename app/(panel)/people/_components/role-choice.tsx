"use client";

import { useTranslations } from "next-intl";
import { RadioCards } from "@/components/ui/radio-cards";
import { roleSchema, type SessionResource } from "@/lib/api/resources/people";

type Role = SessionResource["role"];

/** What each role may do, in a sentence. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useTranslations("access");
  return (
    <RadioCards
      path="role"
      label={t("people.role")}
      value={value}
      onChange={onChange}
      choices={roleSchema.options.map((role) => ({
        value: role,
        label: t(`roles.${role}`),
        description: t(`roleHelp.${role}`),
      }))}
    />
  );
}
