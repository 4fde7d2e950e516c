/**
 * The script that makes a host a real server, the same on every host: what differs is in its two lists. Written in POSIX
 * sh without any parameter expansion in braces, so that it stands here as it stands on the host.
 */
export const realServerScript = String.raw`#!/bin/sh
# Managed by Signalbox. Edits here are overwritten.
#
# Makes this host a real server of a Linux Virtual Server. It accepts packets for the VIPs listed in
# /etc/signalbox/real-server.vips and keeps quiet about them on the network, where the director answers for them. How
# packets get here other than by direct routing is in /etc/signalbox/real-server.net, one a line:
#
#   listen PORT 4|6        takes GUE packets on this UDP port, over IPv4 or IPv6
#   tunnel DEVICE WORD...  a tunnel device, made by: ip link add DEVICE WORD...
#   gateway ADDRESS        replies to NAT go back through the director: the default route of that family
#
#   start    sets ARP to keep quiet, makes the tunnels, then puts every VIP on lo; takes away what has left the lists
#   stop     takes away what start put there, then puts the default route and the ARP settings back as they were
#   status   exit status 0: everything is in place; 3: something is not, and which
#
# Starting twice changes nothing. Addresses that were on lo before are left alone.
#
# The ARP settings come before the first VIP and go after the last, or this host would answer for it in between. The
# VIP's prefix must be /32: with a shorter one every address of that network would be taken for this host's own.
set -uf
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
umask 022

vips_file=/etc/signalbox/real-server.vips
sysctl_file=/etc/sysctl.d/60-signalbox-real-server.conf
state_folder=/var/lib/signalbox
applied_file=$state_folder/real-server.vips.applied
previous_file=$state_folder/real-server.previous
net_file=/etc/signalbox/real-server.net
net_applied_file=$state_folder/real-server.net.applied
routes_file=$state_folder/real-server.routes
settings=/proc/sys/net/ipv4/conf/all
dummy=192.0.0.8/32
newline='
'

fail() {
  echo "signalbox-real-server: $1" >&2
  exit 1
}

# Sets list to the addresses in file $1, each with a space before and after.
read_list() {
  list=' '
  [ -e "$1" ] || return 0
  while read -r address _; do
    case $address in '' | '#'*) ;; *) list="$list$address " ;; esac
  done <"$1"
}

# Sets lines to those of file $1 that are no comments, each with a line break before and after.
read_lines() {
  lines=$newline
  [ -e "$1" ] || return 0
  while read -r line; do
    case $line in '' | '#'*) ;; *) lines=$lines$line$newline ;; esac
  done <"$1"
}

read_state() {
  read_list "$vips_file"
  wanted=$list
  read_list "$applied_file"
  applied=$list
  read_lines "$net_file"
  net=$lines
  read_lines "$net_applied_file"
  net_applied=$lines
  present=$(ip -o address show dev lo) || fail "the addresses of lo cannot be listed"
}

# Sets host to address $1 with the prefix of a single host.
host_prefix() {
  case $1 in *:*) host=$1/128 ;; *) host=$1/32 ;; esac
}

is_on_lo() {
  host_prefix "$1"
  case $present in *" $host "*) return 0 ;; *) return 1 ;; esac
}

is_in() {
  case $2 in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

has_ipv4() {
  case $1 in *.*) return 0 ;; *) return 1 ;; esac
}

save_applied() {
  for address in $1; do echo "$address"; done >"$applied_file" || fail "$applied_file cannot be written"
}

# Sets ignore and announce. By cat, since the shell reads byte by byte and /proc/sys gives nothing after the first.
read_arp() {
  ignore=$(cat "$settings/arp_ignore") || fail "arp_ignore cannot be read"
  announce=$(cat "$settings/arp_announce") || fail "arp_announce cannot be read"
}

quieten_arp() {
  if [ ! -s "$previous_file" ]; then
    read_arp
    printf 'net.ipv4.conf.all.arp_ignore = %s\nnet.ipv4.conf.all.arp_announce = %s\n' "$ignore" "$announce" \
      >"$previous_file" || fail "$previous_file cannot be written"
  fi
  echo 1 >"$settings/arp_ignore" || fail "arp_ignore cannot be set"
  echo 2 >"$settings/arp_announce" || fail "arp_announce cannot be set"
}

# Puts setting $1 back to $4, unless its value $2 is no longer our value $3.
restore() {
  [ "$2" != "$3" ] || echo "$4" >"$settings/$1" || fail "$1 cannot be set"
}

# As long as the file in sysctl.d sets our values at every boot, what was there before must be remembered.
restore_arp() {
  [ -s "$previous_file" ] || return 0
  read_arp
  while read -r name _ value; do
    case $name in
      *.arp_ignore) restore arp_ignore "$ignore" 1 "$value" ;;
      *.arp_announce) restore arp_announce "$announce" 2 "$value" ;;
    esac
  done <"$previous_file"
  [ -e "$sysctl_file" ] || rm -f "$previous_file"
}

# The kernel takes no two tunnels of one kind, so what has left the list goes first. What is going to be ours is written
# down before it is made.
start_net() {
  remove_net "$net_applied" "$net"
  printf %s "$net" | sed '/^$/d' >"$net_applied_file" || fail "$net_applied_file cannot be written"
  while read -r word rest; do
    # shellcheck disable=SC2086
    case $word in
      listen) add_port $rest ;;
      tunnel) add_tunnel $rest ;;
      gateway) set_gateway "$rest" ;;
    esac
  done <<NET
$net
NET
}

remove_net() {
  while read -r word rest; do
    case $2 in *"$newline$word $rest$newline"*) continue ;; esac
    # shellcheck disable=SC2086
    case $word in
      listen) remove_port $rest ;;
      tunnel) remove_tunnel $rest ;;
      gateway) restore_gateway "$rest" ;;
    esac
  done <<NET
$1
NET
}

# Whether GUE packets are taken on port $1 over IPv$2. ip shows "port 5555 gue", and -6 after it.
has_port() {
  ports=$(ip "-$2" fou show 2>/dev/null) || return 1
  case "$newline$ports$newline" in
    *"$newline""port $1 gue"*-6*) [ "$2" = 6 ] ;;
    *"$newline""port $1 gue"*) [ "$2" = 4 ] ;;
    *) return 1 ;;
  esac
}

add_port() {
  has_port "$1" "$2" || modprobe -q fou || :
  has_port "$1" "$2" || ip "-$2" fou add port "$1" gue || fail "GUE port $1 cannot be opened"
}

remove_port() {
  if has_port "$1" "$2"; then ip "-$2" fou del port "$1" || fail "GUE port $1 cannot be closed"; fi
}

has_device() {
  ip link show dev "$1" >/dev/null 2>&1
}

# Packets come out of the device, while the way back to their sender is another: strict reverse path filtering would
# drop them. The kernel takes the larger of this setting and that of all, and 2 is loose. A device without any IPv4
# address fails the loose check too, so it gets the one that means nothing (RFC 7600).
add_tunnel() {
  device=$1
  shift
  has_device "$device" || ip link add "$device" "$@" || fail "tunnel device $device cannot be made"
  ip address replace "$dummy" dev "$device" scope host || fail "$device cannot get the address $dummy"
  ip link set "$device" up || fail "tunnel device $device cannot be set up"
  echo 2 >"/proc/sys/net/ipv4/conf/$device/rp_filter" || fail "rp_filter of $device cannot be set"
}

remove_tunnel() {
  if has_device "$1"; then ip link del "$1" || fail "tunnel device $1 cannot be removed"; fi
}

# Sets routes to the default routes of address $1's family, and family to what ip calls it.
read_routes() {
  case $1 in *:*) family=-6 ;; *) family=-4 ;; esac
  routes=$(ip $family route show default) || fail "the default route cannot be read"
}

is_gateway() {
  read_routes "$1"
  case "$routes " in "default via $1 "*) return 0 ;; *) return 1 ;; esac
}

# A route of lesser preference stays beside ours; one of the same is replaced, and all are remembered.
set_gateway() {
  if is_gateway "$1"; then return 0; fi
  printf '%s
' "$routes" >"$routes_file$family" || fail "$routes_file$family cannot be written"
  ip $family route replace default via "$1" || fail "$1 cannot be made the default gateway"
}

# Puts back what was there before gateway $1, unless somebody has set another one since.
restore_gateway() {
  if ! is_gateway "$1" || [ ! -e "$routes_file$family" ]; then return 0; fi
  ip $family route del default via "$1" || fail "$1 cannot be taken from the default route"
  while read -r route; do
    # shellcheck disable=SC2086
    [ -z "$route" ] || ip $family route replace $route || fail "the route $route cannot be put back"
  done <"$routes_file$family"
  rm -f "$routes_file$family"
}

start() {
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
  [ "$net" = "$net_applied" ] || report "$net_file has changed since the last start"
}

is_up() {
  flags=$(ip -o link show dev "$1" up 2>/dev/null) || return 1
  [ -n "$flags" ] && [ "$(cat "/proc/sys/net/ipv4/conf/$1/rp_filter")" = 2 ]
}

report() {
  echo "$1"
  complete=no
}

if [ $# -ne 1 ]; then set -- usage; fi
case $1 in
  start) start ;;
  stop) stop ;;
  status) status ;;
  *)
    echo "usage: signalbox-real-server start|stop|status" >&2
    exit 2
    ;;
esac
`;
