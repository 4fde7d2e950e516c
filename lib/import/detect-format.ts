import type { ImportFormat } from "./model";

/** What only one format has at the beginning of a line; the first that is found decides. */
const signs: readonly (readonly [ImportFormat, RegExp])[] = [
  ["ldirectord", /^virtual6?[ \t]*=/m],
  ["piranha", /^[ \t]*(virtual|failover)[ \t]+("[^"\n]*"|[^\s{]+)[ \t]*\{[ \t\r]*(#.*)?$/m],
  ["ipvsadm", /^[ \t]*(\S*ipvsadm[ \t]+)?(-[AE][tuf]?|--(add|edit)-service)[ \t]/m],
  [
    "keepalived",
    /^[ \t]*(vrrp_\w+|virtual_server|virtual_server_group|global_defs|include\w?|static_\w+|@\^?\S+[ \t]|\$\w+=)/m,
  ],
];

/** Tells the format of a text by its contents; null = none of those that can be imported. */
export function detectFormat(text: string): ImportFormat | null {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? null;
}
