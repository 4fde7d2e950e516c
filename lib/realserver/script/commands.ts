/** start, stop and status. */
export const commandFunctions = `start() {
  read_state
  [ -d "$state_folder" ] || mkdir -p "$state_folder" || fail "$state_folder cannot be made"
  if has_ipv4 "$wanted"; then quieten_arp; fi
  start_net
  ours=' '
  missing=
  unknown=
  for address in $wanted; do
    if is_in "$address" "$applied"; then
      ours="$ours$address "
    elif ! is_on_lo "$address"; then
      ours="$ours$address "
      unknown="$unknown $address"
    fi
    is_on_lo "$address" || missing="$missing $address"
  done
  save_applied "$applied$unknown"
  for address in $missing; do
    host_prefix "$address"
    ip address add "$host" dev lo || fail "$address cannot be put on lo"
  done
  for address in $applied; do
    is_in "$address" "$wanted" || remove "$address"
  done
  save_applied "$ours"
  has_ipv4 "$wanted" || restore_arp
}

remove() {
  is_on_lo "$1" || return 0
  ip address del "$host" dev lo || fail "$1 cannot be taken from lo"
}

stop() {
  read_state
  for address in $applied; do remove "$address"; done
  rm -f "$applied_file"
  remove_net "$net_applied" "$newline"
  stop_rules
  rm -f "$net_applied_file"
  restore_arp
}

status() {
  read_state
  complete=yes
  for address in $wanted; do
    is_on_lo "$address" || report "$address is not on lo"
  done
  for address in $applied; do
    is_in "$address" "$wanted" || ! is_on_lo "$address" || report "$address is still on lo"
  done
  if has_ipv4 "$wanted"; then
    read_arp
    [ "$ignore" = 1 ] || report "net.ipv4.conf.all.arp_ignore is $ignore instead of 1"
    [ "$announce" = 2 ] || report "net.ipv4.conf.all.arp_announce is $announce instead of 2"
  fi
  net_status
  [ "$complete" = yes ] || exit 3
  echo "in place:$wanted"
}

net_status() {
  while read -r word name rest; do
    case $word in
      listen) has_port "$name" "$rest" || report "GUE packets are not taken on port $name" ;;
      tunnel) is_up "$name" || report "$name is not up with a loose rp_filter" ;;
      gateway) is_gateway "$name" || report "the default route is not via $name" ;;
    esac
  done <<NET
$net
NET
  if has_rules "$net"; then is_loaded || report "the packet rules are not as they were loaded"; fi
  [ "$net" = "$net_applied" ] || report "$net_file has changed since the last start"
}

is_up() {
  flags=$(ip -o link show dev "$1" up 2>/dev/null) || return 1
  [ -n "$flags" ] && [ "$(cat "/proc/sys/net/ipv4/conf/$1/rp_filter")" = 2 ]
}`;
