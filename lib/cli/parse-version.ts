import { InvalidArgumentError } from "commander";

/** Reads the value of `--keepalived`: a release such as 2.2.7. */
export function parseVersion(text: string): string {
  if (!/^\d{1,3}(\.\d{1,3}){1,2}$/.test(text)) throw new InvalidArgumentError("2.2.7");
  return text;
}
