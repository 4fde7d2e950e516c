/** Puts the packet rules into the kernel, and takes them out of it. */
export const loadFunctions = String.raw`load_iptables() {
  for family in ip ip6; do
    iptables_of $family
    marks=$(print_rules mark $family iptables)
    sources=$(print_rules masquerade $family iptables)
    serves=$(print_rules serve $family iptables)
    set_chain SIGNALBOX mangle PREROUTING "$marks"
    set_chain SIGNALBOX nat POSTROUTING "$sources"
    set_chain SIGNALBOX-SERVE nat PREROUTING "$serves"
  done
}

# Prints our rules as the kernel has them, for backend $1.
list_rules() {
  for family in ip ip6; do
    if [ "$1" = nft ]; then
      nft list table $family signalbox 2>/dev/null
      continue
    fi
    iptables_of $family
    for table in mangle nat; do
      $tool -w -t $table -S 2>/dev/null | grep SIGNALBOX
    done
  done
  :
}

has_rules() {
  case $1 in
    *"$newline"'mark '* | *"$newline"'masquerade '* | *"$newline"'serve '*) return 0 ;;
    *) return 1 ;;
  esac
}

# Sets loaded to what start has put into the kernel: the backend, and the rules as it lists them.
read_loaded() {
  loaded=
  backend=
  if [ -e "$rules_file" ]; then loaded=$(cat "$rules_file"); fi
  case $loaded in nft*) backend=nft ;; iptables*) backend=iptables ;; esac
}

start_rules() {
  if ! has_rules "$wanted"; then
    stop_rules
    return 0
  fi
  if is_loaded && [ "$(rule_lines "$wanted")" = "$(rule_lines "$applied")" ]; then return 0; fi
  if command -v nft >/dev/null && nft_tables | nft -f - 2>/dev/null; then
    backend=nft
  elif command -v iptables-restore >/dev/null; then
    backend=iptables
    load_iptables
  else
    nft_tables | nft -f - || fail "neither nft nor iptables takes the rules"
  fi
  { echo $backend; list_rules $backend; } >"$rules_file" || fail "$rules_file cannot be written"
}

rule_lines() {
  printf %s "$1" | grep -E '^(mark|masquerade|serve) '
}

is_loaded() {
  read_loaded
  [ -n "$backend" ] && [ "$loaded" = "$(echo $backend; list_rules $backend)" ]
}

stop_rules() {
  read_loaded
  case $backend in
    nft)
      for family in ip ip6; do
        printf 'add table %s signalbox\ndelete table %s signalbox\n' $family $family | nft -f - ||
          fail "table $family signalbox cannot be removed"
      done
      ;;
    iptables)
      for family in ip ip6; do
        iptables_of $family
        remove_chain SIGNALBOX mangle PREROUTING
        remove_chain SIGNALBOX nat POSTROUTING
        remove_chain SIGNALBOX-SERVE nat PREROUTING
      done
      ;;
  esac
  rm -f "$rules_file"
}`;
