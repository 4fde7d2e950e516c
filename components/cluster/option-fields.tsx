"use client";

import { useTranslations } from "next-intl";
import type { FieldPath } from "@/components/ui/form-problems";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { gapKey, type OptionGaps } from "./option-gaps";

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
  /** What a director of this cluster cannot do is greyed, with the reason in place of the sentence. */
  gaps?: OptionGaps;
};

/** Options side by side, each with its label and, where there is one, a sentence on what it does. */
export function OptionFields<Value extends Options>(props: Props<Value>) {
  const { fields, value, onChange, path, isDisabled = false, gaps = noGaps } = props;
  return (
    <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          path={[...path, field.name]}
          value={value[field.name]}
          isDisabled={isDisabled}
          gaps={gaps}
          onChange={(entered) => onChange({ ...value, [field.name]: entered })}
        />
      ))}
    </div>
  );
}

const noGaps: OptionGaps = new Map();

type FieldProps = {
  field: OptionField;
  path: FieldPath;
  value: unknown;
  isDisabled: boolean;
  gaps: OptionGaps;
  onChange: (entered: unknown) => void;
};

function Field({ field, value, gaps, ...given }: FieldProps) {
  const { name, wordsAt = name, input, isOptional = false } = field;
  const t = useTranslations("clusters.fields");
  const label = t(`${wordsAt}.label`);
  const gap = gaps.get(gapKey(name));
  const sentence = gap ?? (t.has(`${wordsAt}.about`) ? t(`${wordsAt}.about`) : undefined);
  const about = sentence === undefined ? {} : { description: sentence };
  // What is entered already can still be taken away.
  const rest = { ...given, isDisabled: given.isDisabled || (gap !== undefined && !isEntered(value)) };
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
      return (
        <Chosen
          label={label}
          choices={input.map((choice) => ({ choice, gap: gaps.get(gapKey(name, choice)) }))}
          isOptional={isOptional}
          value={value}
          {...about}
          {...rest}
        />
      );
  }
}

function isEntered(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

type LineProps = Omit<FieldProps, "field" | "value" | "gaps"> & { label: string; description?: string };

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

type ChosenProps = LineProps & {
  choices: readonly { readonly choice: Choice; readonly gap: string | undefined }[];
  isOptional: boolean;
  value: unknown;
};

const nothing = "nothing";

function Chosen({ choices, isOptional, value, onChange, ...rest }: ChosenProps) {
  const t = useTranslations("clusters.choices");
  const shown = (choice: Choice): string => (typeof choice === "boolean" ? t(`${choice}`) : String(choice));
  return (
    <SelectField
      value={value === null || value === undefined ? nothing : String(value)}
      onChange={(chosen) => onChange(choices.find(({ choice }) => String(choice) === chosen)?.choice ?? null)}
      choices={[
        ...(isOptional ? [{ value: nothing, label: t("nothing") }] : []),
        ...choices.map(({ choice, gap }) => ({
          value: String(choice),
          label: shown(choice),
          ...(gap === undefined ? {} : { description: gap, isDisabled: true }),
        })),
      ]}
      {...rest}
    />
  );
}
