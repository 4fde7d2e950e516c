/**
 * The script that makes a host a real server, the same on every host: what differs is in the list of VIPs. Written in
 * POSIX sh without any parameter expansion in braces, so that it stands here as it stands on the host.
 */
export const realServerScript = String.raw`#!/bin/sh
# Managed by Signalbox. Edits here are overwritten.
#
# Makes this host a real server of a Linux Virtual Server (direct routing). It accepts packets for the VIPs listed in
# /etc/signalbox/real-server.vips and keeps quiet about them on the network, where the director answers for them.
#
#   start    sets ARP to keep quiet, then puts every VIP on lo; takes away those that have left the list
#   stop     takes away what start put on lo, then puts the ARP settings back as they were
#   status   exit status 0: everything is in place; 3: something is not, and which
#
# Starting twice changes nothing. Addresses that were on lo before are left alone.
#
# The ARP settings come before the first VIP and go after the last, or this host would answer for it in between. The
# VIP's prefix must be /32: with a shorter one every address of that network would be taken for this host's own.
set -u
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
umask 022

vips_file=/etc/signalbox/real-server.vips
sysctl_file=/etc/sysctl.d/60-signalbox-real-server.conf
state_folder=/var/lib/signalbox
applied_file=$state_folder/real-server.vips.applied
previous_file=$state_folder/real-server.previous
settings=/proc/sys/net/ipv4/conf/all

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

read_state() {
  read_list "$vips_file"
  wanted=$list
  read_list "$applied_file"
  applied=$list
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

start() {
  read_state
  [ -d "$state_folder" ] || mkdir -p "$state_folder" || fail "$state_folder cannot be made"
  if has_ipv4 "$wanted"; then quieten_arp; fi
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
  [ "$complete" = yes ] || exit 3
  echo "in place:$wanted"
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
