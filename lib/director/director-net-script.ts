/**
 * The script of a director's net part, the same on every director: what differs is in its list. Written in POSIX sh
 * without any parameter expansion in braces, so that it stands here as it stands on the host.
 */
export const directorNetScript = String.raw`#!/bin/sh
# Managed by Signalbox. Edits here are overwritten.
#
# Sets up what a director of a Linux Virtual Server needs beside its services and VIPs, as /etc/signalbox/director.net
# lists it, one a line:
#
#   set PATH VALUE                        a file below /proc/sys
#   mark VIP PROTOCOL FIRST LAST MARK     packets to these ports get the firewall mark
#   masquerade RIP PROTOCOL|all PORT      what IPVS sends there gets this host's own address as its source; PORT 0: any
#   serve VIP PROTOCOL FIRST LAST RIP     while another director holds the VIP, what it sends here goes to this host's RIP
#   timeouts TCP TCPFIN UDP               of connections, in seconds
#   sync master|backup WORD...            a sync daemon with these options of ipvsadm
#
#   start    makes it so; what has left the list is put back as it was
#   stop     puts everything back as it was before the first start
#   status   exit status 0: everything is in place; 3: something is not, and which
#
# Starting twice changes nothing. Packet rules are in nftables, in the tables "ip signalbox" and "ip6 signalbox"; where
# nft is not installed or the kernel has no such tables, in chains SIGNALBOX of iptables. Nobody else's are touched.
set -uf
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
umask 022

list_file=/etc/signalbox/director.net
sysctl_file=/etc/sysctl.d/60-signalbox-director.conf
state_folder=/var/lib/signalbox
applied_file=$state_folder/director.net.applied
previous_file=$state_folder/director.net.previous
rules_file=$state_folder/director.rules
newline='
'

fail() {
  echo "signalbox-director-net: $1" >&2
  exit 1
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
  read_lines "$list_file"
  wanted=$lines
  read_lines "$applied_file"
  applied=$lines
  read_lines "$previous_file"
  previous=$lines
}

save() {
  printf %s "$2" | sed '/^$/d' >"$1" || fail "$1 cannot be written"
}

is_in() {
  case $2 in *"$newline$1$newline"*) return 0 ;; *) return 1 ;; esac
}

# Sets found to what list $1 has for the words $2, e.g. to 0 for "set net/ipv4/ip_forward"; nothing and 1: no such line.
value_in() {
  case $1 in
    *"$newline$2 "*) found=$(printf %s "$1" | sed -n "s|^$2 ||p" | tail -n 1) ;;
    *)
      found=
      return 1
      ;;
  esac
}

# What was there before is remembered until it is put back. A setting that has another value than ours was set by the
# host at boot or by somebody since, and that is what stop has to put back then.
remember() {
  if value_in "$previous" "$1"; then
    previous=$(printf %s "$previous" | sed "\|^$1 |d")$newline
    case $previous in "$newline"*) ;; *) previous=$newline$previous ;; esac
  fi
  previous="$previous$1 $2$newline"
  save "$previous_file" "$previous"
}

# Sets current to the value of a setting, with single blanks.
read_setting() {
  current=$(cat "/proc/sys/$1" 2>/dev/null) || return 1
  # shellcheck disable=SC2086,SC2116
  current=$(echo $current)
}

change() {
  read_setting "$1" || fail "/proc/sys/$1 cannot be read"
  if [ "$current" = "$2" ]; then
    value_in "$previous" "set $1" || remember "set $1" "$current"
    return 0
  fi
  remember "set $1" "$current"
  echo "$2" >"/proc/sys/$1" || fail "/proc/sys/$1 cannot be set to $2"
}

# A router takes no router advertisements any more, unless told to (2): the host would lose its own default route.
keep_advertisements() {
  set +f
  for file in /proc/sys/net/ipv6/conf/*/accept_ra; do
    path=$(echo "$file" | sed 's|^/proc/sys/||')
    if read_setting "$path" && [ "$current" = 1 ]; then change "$path" 2; fi
  done
  set -f
}

start_settings() {
  while read -r word name value; do
    [ "$word" = set ] || continue
    case $name in net/ipv6/conf/all/forwarding) keep_advertisements ;; esac
    change "$name" "$value"
  done <<LIST
$wanted
LIST
}

# Puts settings back that have left list $1, unless somebody has set them since.
restore_settings() {
  while read -r word name before; do
    [ "$word" = set ] || continue
    if value_in "$1" "set $name"; then continue; fi
    case $name in
      */accept_ra)
        if value_in "$1" "set net/ipv6/conf/all/forwarding"; then continue; fi
        found=2
        ;;
      *) value_in "$applied" "set $name" || : ;;
    esac
    if read_setting "$name" && [ "$current" = "$found" ]; then
      echo "$before" >"/proc/sys/$name" || fail "/proc/sys/$name cannot be set to $before"
    fi
    # As long as the file in sysctl.d sets our values at every boot, what was there before must be remembered.
    if [ ! -e "$sysctl_file" ] || [ "$1" != "$newline" ]; then forget "set $name"; fi
  done <<LIST
$previous
LIST
}

forget() {
  previous=$newline$(printf %s "$previous" | sed "\|^$1 |d;/^$/d")$newline
  save "$previous_file" "$previous"
}

# Sets timeouts to the three numbers of: Timeout (tcp tcpfin udp): 900 120 300
read_timeouts() {
  timeouts=$(ipvsadm -L --timeout) || fail "the timeouts cannot be read"
  timeouts=$(echo "$timeouts" | sed -n 's/^Timeout (.*): //p')
}

start_timeouts() {
  value_in "$wanted" timeouts || return 0
  numbers=$found
  read_timeouts
  [ "$timeouts" != "$numbers" ] || return 0
  value_in "$previous" timeouts || remember timeouts "$timeouts"
  # shellcheck disable=SC2086
  ipvsadm --set $numbers || fail "the timeouts cannot be set"
}

restore_timeouts() {
  if value_in "$1" timeouts || ! value_in "$applied" timeouts; then return 0; fi
  numbers=$found
  read_timeouts
  if [ "$timeouts" = "$numbers" ] && value_in "$previous" timeouts; then
    # shellcheck disable=SC2086
    ipvsadm --set $found || fail "the timeouts cannot be set"
  fi
  forget timeouts
}

# Whether a sync daemon of state $1 runs.
has_daemon() {
  daemons=$(ipvsadm -L --daemon) || fail "the sync daemons cannot be read"
  case "$newline$daemons" in *"$newline$1 sync daemon"*) return 0 ;; *) return 1 ;; esac
}

start_daemons() {
  while read -r word state options; do
    [ "$word" = sync ] || continue
    if has_daemon "$state"; then
      is_in "sync $state $options" "$applied" || fail "a $state sync daemon runs already, with options of somebody else"
      continue
    fi
    # shellcheck disable=SC2086
    ipvsadm --start-daemon "$state" $options || fail "the $state sync daemon cannot be started"
  done <<LIST
$wanted
LIST
}

# Stops the daemons that have left list $1.
stop_daemons() {
  while read -r word state options; do
    [ "$word" = sync ] || continue
    if is_in "sync $state $options" "$1" || ! has_daemon "$state"; then continue; fi
    ipvsadm --stop-daemon "$state" || fail "the $state sync daemon cannot be stopped"
  done <<LIST
$applied
LIST
}

# Prints the rules of kind $1 (mark, masquerade, serve) and family $2 (ip, ip6), in the words of nft or of iptables ($3).
print_rules() {
  while read -r word address protocol first last mark; do
    [ "$word" = "$1" ] || continue
    case $address in *:*) family=ip6 ;; *) family=ip ;; esac
    [ $family = "$2" ] || continue
    case $3 in
      nft) print_nft ;;
      iptables) print_iptables ;;
    esac
  done <<LIST
$wanted
LIST
}

# A connection whose first packet went to another address than the real server's has come by IPVS: the director's own
# checks and what it only routes keep their source. Only from a director come packets for a VIP that is elsewhere.
print_nft() {
  ports="dport $first-$last"
  if [ "$first" = 0 ]; then ports="dport 1-65535"; fi
  case $word in
    mark)
      echo "$family daddr $address $protocol $ports meta mark set $mark"
      return 0
      ;;
    serve)
      echo "$family daddr $address $protocol $ports fib daddr type != local dnat to $mark"
      return 0
      ;;
  esac
  ports="$protocol dport $first"
  if [ "$protocol" = all ]; then ports=; elif [ "$first" = 0 ]; then ports="meta l4proto $protocol"; fi
  echo "$family daddr $address $ports ct original $family daddr != $address masquerade"
}

print_iptables() {
  ports="--dport $first:$last"
  if [ "$first" = 0 ]; then ports="--dport 1:65535"; fi
  case $word in
    mark)
      echo "-A SIGNALBOX -d $address -p $protocol $ports -j MARK --set-mark $mark"
      return 0
      ;;
    serve)
      echo "-A SIGNALBOX-SERVE -d $address -p $protocol $ports -m addrtype ! --dst-type LOCAL -j DNAT --to $mark"
      return 0
      ;;
  esac
  ports="-p $protocol --dport $first"
  if [ "$protocol" = all ]; then ports=; elif [ "$first" = 0 ]; then ports="-p $protocol"; fi
  echo "-A SIGNALBOX -d $address $ports -m conntrack ! --ctorigdst $address -j MASQUERADE"
}

# The whole of both tables in one transaction. A chain that is not needed is not made: one of NAT alone makes the kernel
# track every connection of the host.
nft_tables() {
  for family in ip ip6; do
    echo "add table $family signalbox"
    echo "delete table $family signalbox"
    marks=$(print_rules mark $family nft)
    sources=$(print_rules masquerade $family nft)
    serves=$(print_rules serve $family nft)
    if [ -n "$marks$sources$serves" ]; then echo "add table $family signalbox"; fi
    if [ -n "$marks" ]; then
      echo "table $family signalbox { chain marks { type filter hook prerouting priority -150; policy accept;"
      echo "$marks"
      echo "}; }"
    fi
    if [ -n "$sources" ]; then
      echo "table $family signalbox { chain sources { type nat hook postrouting priority 100; policy accept;"
      echo "$sources"
      echo "}; }"
    fi
    if [ -n "$serves" ]; then
      echo "table $family signalbox { chain serves { type nat hook prerouting priority -100; policy accept;"
      echo "$serves"
      echo "}; }"
    fi
  done
}

iptables_of() {
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
}

load_iptables() {
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
}

start() {
  [ -d "$state_folder" ] || mkdir -p "$state_folder" || fail "$state_folder cannot be made"
  modprobe -q ip_vs || :
  read_state
  start_settings
  restore_settings "$wanted"
  start_rules
  start_timeouts
  restore_timeouts "$wanted"
  stop_daemons "$wanted"
  start_daemons
  save "$applied_file" "$wanted"
}

stop() {
  read_state
  stop_daemons "$newline"
  restore_timeouts "$newline"
  stop_rules
  restore_settings "$newline"
  rm -f "$applied_file"
  [ -e "$sysctl_file" ] || rm -f "$previous_file"
}

report() {
  echo "$1"
  complete=no
}

status() {
  complete=yes
  read_state
  while read -r word name value; do
    case $word in
      set)
        read_setting "$name" || current=missing
        [ "$current" = "$value" ] || report "/proc/sys/$name is $current instead of $value"
        ;;
      timeouts)
        read_timeouts
        [ "$timeouts" = "$name $value" ] || report "the timeouts are $timeouts instead of $name $value"
        ;;
      sync) has_daemon "$name" || report "the $name sync daemon does not run" ;;
    esac
  done <<LIST
$wanted
LIST
  if has_rules "$wanted"; then is_loaded || report "the packet rules are not as they were loaded"; fi
  [ "$wanted" = "$applied" ] || report "$list_file has changed since the last start"
  [ "$complete" = yes ] || exit 3
  echo "in place"
}

if [ $# -ne 1 ]; then set -- usage; fi
case $1 in
  start) start ;;
  stop) stop ;;
  status) status ;;
  *)
    echo "usage: signalbox-director-net start|stop|status" >&2
    exit 2
    ;;
esac
`;
