import { packetChainFunctions } from "./packet-chains";

/** What is particular to the packet rules of one script. */
export type PacketRules = {
  /** First words of the lines of a list that become rules. */
  readonly words: readonly string[];
  /** Name of the nftables table, of IPv4 and of IPv6. */
  readonly nftTable: string;
  /** Tables of iptables that it uses. Looking into `nat` makes the kernel track every connection, so only who needs it does. */
  readonly iptablesTables: readonly string[];
  /** What the names of its chains in iptables begin with. */
  readonly chains: string;
};

/**
 * Shell functions that load packet rules by nft, or where it is missing by iptables, know them again, and take them out.
 *
 * The script sets rules_file, and has `nft_tables`, which prints both tables for `nft -f`, and `set_chains` and
 * `remove_chains`, which do it with $tool for family $family. It calls `start_rules WANTED APPLIED`, `stop_rules`,
 * `has_rules LIST` and `is_loaded`.
 */
export function packetRuleFunctions({ words, nftTable, iptablesTables, chains }: PacketRules): string {
  const patterns = words.map((word) => `*"$newline"'${word} '*`).join(" | ");
  return `${packetChainFunctions}

# Prints our rules as the kernel has them, for backend $1.
list_rules() {
  for family in ip ip6; do
    if [ "$1" = nft ]; then
      nft list table $family ${nftTable} 2>/dev/null
      continue
    fi
    iptables_of $family
    for table in ${iptablesTables.join(" ")}; do
      $tool -w -t $table -S 2>/dev/null | grep ${chains}
    done
  done
  :
}

has_rules() {
  case $1 in ${patterns}) return 0 ;; *) return 1 ;; esac
}

# Sets loaded to what start has put into the kernel: the backend, and the rules as it lists them.
read_loaded() {
  loaded=
  backend=
  if [ -e "$rules_file" ]; then loaded=$(cat "$rules_file"); fi
  case $loaded in nft*) backend=nft ;; iptables*) backend=iptables ;; esac
}

# Loads the rules of list $1, unless they are there from list $2.
start_rules() {
  if ! has_rules "$1"; then
    stop_rules
    return 0
  fi
  if is_loaded && [ "$(rule_lines "$1")" = "$(rule_lines "$2")" ]; then return 0; fi
  if command -v nft >/dev/null && nft_tables | nft -f - 2>/dev/null; then
    backend=nft
  elif command -v iptables-restore >/dev/null; then
    backend=iptables
    for family in ip ip6; do
      iptables_of $family
      set_chains
    done
  else
    nft_tables | nft -f - || fail "neither nft nor iptables takes the rules"
  fi
  { echo $backend; list_rules $backend; } >"$rules_file" || fail "$rules_file cannot be written"
}

rule_lines() {
  printf %s "$1" | grep -E '^(${words.join("|")}) '
}

is_loaded() {
  read_loaded
  [ -n "$backend" ] && [ "$loaded" = "$(echo $backend; list_rules $backend)" ]
}

stop_rules() {
  read_loaded
  for family in ip ip6; do
    case $backend in
      nft)
        printf 'add table %s ${nftTable}\\ndelete table %s ${nftTable}\\n' $family $family | nft -f - ||
          fail "table $family ${nftTable} cannot be removed"
        ;;
      iptables)
        iptables_of $family
        remove_chains
        ;;
    esac
  done
  rm -f "$rules_file"
}`;
}
