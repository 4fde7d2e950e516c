"use client";

import { type OptionField, OptionFields, type Options } from "./option-fields";

type Props = {
  value: Options;
  onChange: (value: Options) => void;
  path: readonly (string | number)[];
  isDisabled?: boolean;
};

const fields: readonly OptionField[] = [
  { name: "virtualRouterId", input: "number" },
  { name: "advertIntervalSec", input: "number" },
  { name: "preempt", input: "switch" },
];

/** How the directors agree on who holds the VIPs, as far as everybody must know it. */
export function VrrpFields(props: Props) {
  return <OptionFields fields={fields} {...props} />;
}
