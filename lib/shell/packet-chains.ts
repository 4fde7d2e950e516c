/** Chains of iptables that are ours, which others go through. */
export const packetChainFunctions = String.raw`iptables_of() {
  case $1 in ip) tool=iptables ;; ip6) tool=ip6tables ;; esac
}

# Has chain $1 of table $2 hold the rules $4, none of it when there are none, and chain $3 go through it.
set_chain() {
  if [ -z "$4" ]; then
    remove_chain "$1" "$2" "$3"
    return 0
  fi
  printf '*%s\n:%s - [0:0]\n%s\nCOMMIT\n' "$2" "$1" "$4" | "$tool-restore" -w --noflush ||
    fail "$tool does not take the rules of chain $1"
  $tool -w -t "$2" -C "$3" -j "$1" 2>/dev/null || $tool -w -t "$2" -A "$3" -j "$1" ||
    fail "$tool cannot go through chain $1 of table $2"
}

remove_chain() {
  $tool -w -t "$2" -S "$1" >/dev/null 2>&1 || return 0
  $tool -w -t "$2" -D "$3" -j "$1" 2>/dev/null || :
  $tool -w -t "$2" -F "$1" || fail "chain $1 of $tool cannot be emptied"
  $tool -w -t "$2" -X "$1" || fail "chain $1 of $tool cannot be removed"
}`;
