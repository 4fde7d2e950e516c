"use client";

import { useTranslations } from "next-intl";
import type { FieldPath } from "@/components/ui/form-problems";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";

type Choice = string | number | boolean;

/** One option of something that has many: what it is entered with. Its words are below `clusters.fields`. */
export type OptionField = {
  readonly name: string;
  /** Where its words are, if another option has its name too. */
  readonly wordsAt?: string;
  /** "words" is text whose words are sent apart; a list is what can be chosen. */
  readonly input: "number" | "text" | "switch" | "words" | readonly Choice[];
  /** Of a list: nothing needs to be chosen. */
  readonly isOptional?: boolean;
};

export type Options = Readonly<Record<string, unknown>>;

type Props<Value extends Options> = {
  fields: readonly OptionField[];
  value: Value;
  onChange: (value: Value) => void;
  /** Where these options are in what is sent. */
  path: readonly (string | number)[];
  isDisabled?: boolean;
};

/** Options side by side, each with its label and, where there is one, a sentence on what it does. */
export function OptionFields<Value extends Options>({ fields, value, onChange, path, isDisabled }: Props<Value>) {
  return (
    <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          path={[...path, field.name]}
          value={value[field.name]}
          isDisabled={isDisabled ?? false}
          onChange={(entered) => onChange({ ...value, [field.name]: entered })}
        />
      ))}
    </div>
  );
}

type FieldProps = {
  field: OptionField;
  path: FieldPath;
  value: unknown;
  isDisabled: boolean;
  onChange: (entered: unknown) => void;
};

function Field({ field, value, ...rest }: FieldProps) {
  const { name, wordsAt = name, input, isOptional = false } = field;
  const t = useTranslations("clusters.fields");
  const label = t(`${wordsAt}.label`);
  const about = t.has(`${wordsAt}.about`) ? { description: t(`${wordsAt}.about`) } : {};
  switch (input) {
    case "number":
      return <NumberField label={label} value={typeof value === "number" ? value : null} {...about} {...rest} />;
    case "switch":
      return (
        <div className="sm:col-span-2">
          <SwitchField label={label} isSelected={value === true} {...about} {...rest} />
        </div>
      );
    case "text":
      return <Line label={label} text={typeof value === "string" ? value : ""} {...about} {...rest} />;
    case "words":
      return <Words label={label} words={Array.isArray(value) ? value.map(String) : []} {...about} {...rest} />;
    default:
      return <Chosen label={label} choices={input} isOptional={isOptional} value={value} {...about} {...rest} />;
  }
}

type LineProps = Omit<FieldProps, "field" | "value"> & { label: string; description?: string };

/** Empty = not entered. */
function Line({ text, onChange, ...rest }: LineProps & { text: string }) {
  return <TextField mono value={text} onChange={(entered) => onChange(entered === "" ? null : entered)} {...rest} />;
}

function Words({ words, onChange, ...rest }: LineProps & { words: readonly string[] }) {
  return (
    <TextField
      mono
      value={words.join(" ")}
      onChange={(text) => onChange(text === "" ? null : text.split(" "))}
      {...rest}
    />
  );
}

type ChosenProps = LineProps & { choices: readonly Choice[]; isOptional: boolean; value: unknown };

const nothing = "nothing";

function Chosen({ choices, isOptional, value, onChange, ...rest }: ChosenProps) {
  const t = useTranslations("clusters.choices");
  const shown = (choice: Choice): string => (typeof choice === "boolean" ? t(`${choice}`) : String(choice));
  return (
    <SelectField
      value={value === null || value === undefined ? nothing : String(value)}
      onChange={(chosen) => onChange(choices.find((choice) => String(choice) === chosen) ?? null)}
      choices={[
        ...(isOptional ? [{ value: nothing, label: t("nothing") }] : []),
        ...choices.map((choice) => ({ value: String(choice), label: shown(choice) })),
      ]}
      {...rest}
    />
  );
}
