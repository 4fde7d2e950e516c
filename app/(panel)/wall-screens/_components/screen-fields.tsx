"use client";

import { useTranslations } from "next-intl";
import { languageNames } from "@/components/shell/language-names";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { wallLayoutSchema, wallThemeSchema } from "@/lib/api/resources/wall";
import type { ScreenForm } from "./screen-form";
import { ShownFields } from "./shown-fields";

type Props = { form: ScreenForm; onChange: (change: Partial<ScreenForm>) => void };

/** What a screen shows, how large, and in which colours. */
export function ScreenFields({ form, onChange }: Props) {
  const t = useTranslations("access.screens");
  return (
    <>
      <TextField
        autoFocus
        path="name"
        label={t("name")}
        autoComplete="off"
        value={form.name}
        onChange={(name) => onChange({ name })}
      />
      <SelectField
        path="layout"
        label={t("layout")}
        choices={wallLayoutSchema.options.map((value) => ({ value, label: t(`layouts.${value}`) }))}
        value={form.layout}
        onChange={(layout) => onChange({ layout })}
      />
      <ShownFields form={form} onChange={onChange} />
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField
          path="distanceM"
          label={t("distance")}
          minValue={1}
          maxValue={30}
          value={form.distanceM}
          onChange={(distanceM) => onChange({ distanceM })}
        />
        <NumberField
          path="diagonalIn"
          label={t("diagonal")}
          minValue={10}
          maxValue={300}
          value={form.diagonalIn}
          onChange={(diagonalIn) => onChange({ diagonalIn })}
        />
        <NumberField
          path="rotationSec"
          label={t("rotation")}
          minValue={5}
          maxValue={600}
          value={form.rotationSec}
          onChange={(rotationSec) => onChange({ rotationSec })}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("language")}
          choices={languageNames.map(({ locale, name }) => ({ value: locale, label: name }))}
          value={form.locale}
          onChange={(locale) => onChange({ locale })}
        />
        <SelectField
          label={t("theme")}
          choices={wallThemeSchema.options.map((value) => ({ value, label: t(`themes.${value}`) }))}
          value={form.theme}
          onChange={(theme) => onChange({ theme })}
        />
      </div>
      <SwitchField
        label={t("hideAddresses")}
        isSelected={form.hideAddresses}
        onChange={(hideAddresses) => onChange({ hideAddresses })}
      />
      <SwitchField label={t("dims")} isSelected={form.dims} onChange={(dims) => onChange({ dims })} />
      {form.dims ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            path="dim.from"
            label={t("dimFrom")}
            minValue={0}
            maxValue={23}
            value={form.dimFrom}
            onChange={(dimFrom) => onChange({ dimFrom })}
          />
          <NumberField
            path="dim.until"
            label={t("dimUntil")}
            minValue={0}
            maxValue={23}
            value={form.dimUntil}
            onChange={(dimUntil) => onChange({ dimUntil })}
          />
        </div>
      ) : null}
    </>
  );
}
