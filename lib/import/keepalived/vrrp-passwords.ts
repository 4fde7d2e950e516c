import type { ImportOptions, ImportSource } from "@/lib/import/model";
import { splitComment } from "@/lib/keepalived/syntax/split-comment";
import type { KeepalivedKeyword, KeepalivedTree, Place } from "@/lib/keepalived/syntax/tree";
import { readVrrpSecretPath, vrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import type { Vrrp } from "@/lib/model/vrrp";
import { expandSources } from "./expand-sources";
import { readVrrpPassword, readVrrpPasswordType } from "./read-vrrp-password";

/** The passwords of a keepalived.conf by virtual router ID. They are nowhere else in what an import yields. */
export function vrrpPasswords(
  sources: readonly ImportSource[],
  main: ImportSource,
  options: ImportOptions,
): ReadonlyMap<number, string> {
  const found = passwordLines(expandSources(sources, main, options).tree);
  return new Map(found.map(({ virtualRouterId, password }) => [virtualRouterId, password]));
}

/**
 * A keepalived.conf, with the files that it includes, in which each password is the include of the file that the secret
 * has on a director (decision 0019); `secretIds` are by virtual router ID, null = some for all. Lines stay where they are.
 */
export function withoutVrrpPasswords(
  sources: readonly ImportSource[],
  options: ImportOptions,
  secretIds: ReadonlyMap<number, string> | null,
): ImportSource[] {
  const [main] = sources;
  if (main === undefined) return [];
  const lines = new Map(sources.map(({ path, text }) => [path, text.split("\n")]));
  for (const { virtualRouterId, node } of passwordLines(expandSources(sources, main, options).tree)) {
    const secretId = secretIds === null ? nobody : secretIds.get(virtualRouterId);
    const { place, words } = node;
    if (secretId === undefined || place === undefined || !standsInFile(place)) continue;
    const file = lines.get(place.file);
    const line = file?.[place.line - 1];
    if (file === undefined || line === undefined) continue;
    const start = (place.columns[0] ?? 1) - 1;
    const end = (place.columns.at(-1) ?? 1) - 1 + (words.at(-1) ?? "").length;
    const include = `include ${vrrpSecretPath(secretId)}`;
    // The line of a file that is included twice is read twice.
    if (!line.startsWith(include, start)) file[place.line - 1] = line.slice(0, start) + include + line.slice(end);
  }
  return sources.map(({ path }) => ({ path, text: (lines.get(path) ?? []).join("\n") }));
}

/** Not so when a definition or a sequence made the line. */
function standsInFile({ via = [] }: Place): boolean {
  return via.every(({ kind }) => kind === "include" || kind === "condition");
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** The secrets that a file written like that names, and how they are used, by virtual router ID. */
export function includedSecrets(tree: KeepalivedTree): ReadonlyMap<number, IncludedSecret> {
  const found = keywords(tree, "vrrp_instance").flatMap(({ block }): [number, IncludedSecret][] => {
    const authentication = keywords(block ?? [], "authentication").flatMap((one) => one.block ?? []);
    const secretId = readVrrpSecretPath(lastWord(authentication, "include") ?? "");
    const type = readVrrpPasswordType(authentication) ?? "PASS";
    return secretId === null ? [] : [[Number(lastWord(block, "virtual_router_id")), { secretId, type }]];
  });
  return new Map(found);
}

export type IncludedSecret = { readonly secretId: string; readonly type: Vrrp["authenticationType"] };

/**
 * Whether a line of what `withoutVrrpPasswords` yields has a password still: one that a definition made, or one of
 * something else than VRRP. The name of a file may have the word in it.
 */
export function isOpenPassword(line: string): boolean {
  return /\b(auth_pass|password)\b(?![./-])/i.test(splitComment(line).code);
}

/** VRRP version 3 has no passwords: keepalived reads past them. */
function passwordLines(tree: KeepalivedTree) {
  const version3 = keywords(tree, "global_defs").some(({ block }) => lastWord(block, "vrrp_version") === "3");
  return keywords(tree, "vrrp_instance").flatMap(({ block }) => {
    const virtualRouterId = Number(lastWord(block, "virtual_router_id"));
    const authentication = keywords(block ?? [], "authentication").at(-1);
    const found = authentication === undefined ? null : readVrrpPassword(authentication);
    const [vip] = keywords(block ?? [], "virtual_ipaddress").flatMap((list) => list.block ?? []);
    const isInet6 = vip?.kind === "keyword" && vip.words[0]?.includes(":") === true;
    const version = lastWord(block, "version") ?? (version3 || isInet6 ? "3" : "2");
    return found === null || version === "3" ? [] : [{ virtualRouterId, ...found }];
  });
}

function keywords(tree: KeepalivedTree, keyword: string): KeepalivedKeyword[] {
  return tree.filter((node): node is KeepalivedKeyword => node.kind === "keyword" && node.words[0] === keyword);
}

function lastWord(block: KeepalivedTree | null, keyword: string): string | undefined {
  return keywords(block ?? [], keyword).at(-1)?.words[1];
}
