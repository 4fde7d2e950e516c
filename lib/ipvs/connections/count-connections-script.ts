import { quoteText } from "@/lib/shell/quote";
import { type ConnectionScope, clientsMax, someTemplatesMax, topClientsMax } from "./model";
import { scopeArrays } from "./scope-arrays";

export type ConnectionFiles = { readonly table: string; readonly connections: string };

const kernelFiles: ConnectionFiles = { table: "/proc/net/ip_vs", connections: "/proc/net/ip_vs_conn" };

/** Many kernels walk the table from its beginning for every page they print: a million entries take minutes there. */
const readSec = 5;

/**
 * A script that counts the connections of a scope where they are, so that a million of them neither cross the wire nor
 * are kept in memory. It prints, in any order:
 *
 *     counted N                                     end STATUS
 *     read N                                        found CONNECTIONS TEMPLATES CLIENTS OTHERS
 *     state NAME N                                  template PROTOCOL CLIENT VIRTUAL PORT DESTINATION PORT SECONDS
 *     client CONNECTIONS SOONEST ADDRESS STATE=N …
 *
 * with addresses and ports as the kernel prints them. A template is an entry with client port 0; the kernel has given up
 * one whose destination has port 65535. It runs with the lowest priority, and ends by itself after some seconds with what
 * it has, in the middle of a line or not.
 */
export function countConnectionsScript(scope: ConnectionScope, files: ConnectionFiles = kernelFiles): string {
  return `{
cat ${files.table}
status=0; timeout ${readSec} nice -n 19 cat ${files.connections} || status=$?
printf '\nend %s\n' "$status"
} | nice -n 19 awk ${quoteText(program(scope))}`;
}

function program(scope: ConnectionScope): string {
  return `BEGIN {
  top = "sort -k2,2nr -k4,4 | head -n ${topClientsMax}"
${scopeArrays(scope)}}
function served(isTemplate) {
  if (!hasServices) return 1
  if ((($1 " " $4 " " $5) in virtual) || (($1 " " $4 " 0000") in virtual)) return 1
  if (isTemplate) return ($1 " " $4 " " $5) in kept
  return (($6 " " $7) in marked) || (($6 " 0000") in marked)
}
function sent(isTemplate) {
  if (to == "") return 1
  return $6 == to && (toPort == "0000" || $7 == toPort || (isTemplate && $7 == "0000"))
}
$1 == "->" { counted += $5 + $6; next }
$1 == "end" { print; next }
NF < 9 || $2 == "FromIP" { next }
$3 == "0000" {
  if ($7 == "FFFF") next
  if (!served(1) || !sent(1) || (hasClient && !($2 in networks))) next
  if (++templates <= ${someTemplatesMax}) print "template", $1, $2, $4, $5, $6, $7, $9
  next
}
{ read++ }
!served(0) || !sent(0) || (hasClient && $2 != client) { next }
{
  connections++
  states[$8]++
  if (!($2 in number)) {
    if (clients >= ${clientsMax}) { others++; next }
    clients++
    soonest[$2] = $9
  }
  number[$2]++
  if ($9 + 0 < soonest[$2] + 0) soonest[$2] = $9
  each[$2 " " $8]++
}
END {
  print "counted", counted + 0
  print "read", read + 0
  print "found", connections + 0, templates + 0, clients + 0, others + 0
  for (name in states) print "state", name, states[name]
  for (pair in each) {
    split(pair, part, " ")
    list[part[1]] = list[part[1]] " " part[2] "=" each[pair]
  }
  fflush()
  for (address in number) print "client", number[address], soonest[address], address list[address] | top
  close(top)
}`;
}
