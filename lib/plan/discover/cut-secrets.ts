import type { Discovery } from "@/lib/import/discover/model";
import { vrrpPasswords, withoutVrrpPasswords } from "@/lib/import/keepalived/vrrp-passwords";
import type { ImportSource } from "@/lib/import/model";
import { cutPasswords } from "./cut-passwords";

/** A file as it is on the director; a text of null could not be read. */
export type PrintedFile = { readonly path: string; readonly sha256: string; readonly text: string | null };

export type FoundPassword = {
  readonly virtualRouterId: number;
  /** What the texts name instead of it. */
  readonly secretId: string;
  readonly password: string;
};

/**
 * Takes the passwords out of the files of a director. Those of VRRP instances give way to the include of a file that holds
 * the secret, as an imported file has it (decision 0019); whatever else looks like a password is blotted out.
 */
export function cutSecrets(
  files: readonly PrintedFile[],
  configId: string,
  newId: () => string,
): { readonly files: Discovery["files"]; readonly passwords: readonly FoundPassword[] } {
  const sources = files.flatMap(({ path, text }): ImportSource[] => (text === null ? [] : [{ path, text }]));
  const [main] = sources;
  const options = configId === "" ? {} : { configId };
  const found = main === undefined ? [] : [...vrrpPasswords(sources, main, options)];
  const passwords = found.map(([virtualRouterId, password]) => ({ virtualRouterId, password, secretId: newId() }));
  const ids = new Map(passwords.map(({ virtualRouterId, secretId }) => [virtualRouterId, secretId]));
  const texts = new Map(
    withoutVrrpPasswords(sources, options, ids).map(({ path, text }) => [path, cutPasswords(text)]),
  );
  return {
    passwords,
    files: files.map(({ path, sha256 }) => ({ path, sha256, text: texts.get(path) ?? null })),
  };
}
