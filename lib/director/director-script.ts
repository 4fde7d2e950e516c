/**
 * The script that starts a director with engine ipvsadm, the same on every director: what differs is in its two lists.
 * Written in POSIX sh without any parameter expansion in braces, so that it stands here as it stands on the host.
 */
export const directorScript = `#!/bin/sh
# Managed by Signalbox. Edits here are overwritten.
#
# Makes this host a director of a Linux Virtual Server: loads the services in /etc/signalbox/ipvsadm.rules into the
# kernel and holds the VIPs in /etc/signalbox/director.vips (one VIP/PREFIX INTERFACE a line).
#
#   start    adds those services that the kernel does not have, then the VIPs; takes away VIPs that have left the list
#   stop     takes the VIPs and the services away
#   status   exit status 0: everything is in place; 3: something is not, and which
#
# Starting twice changes nothing: a service that exists stays as it is, with its connections. Services and addresses of
# others are left alone, and nothing is ever flushed.
#
# Who holds an IPv4 VIP is told to the neighbours by gratuitous ARP, for which arping (Debian: iputils-arping) must be
# installed. Without it they find out when their own entries expire, usually within a minute. For IPv6 the kernel does
# it, after it has made sure that no other host has the address (one to two seconds).
set -uf
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
umask 022

rules_file=/etc/signalbox/ipvsadm.rules
vips_file=/etc/signalbox/director.vips
state_folder=/var/lib/signalbox
applied_file=$state_folder/director.vips.applied
newline='
'

fail() {
  echo "signalbox-director: $1" >&2
  exit 1
}

# Sets list to the lines of file $1 that are no comments, each with a line break before and after.
read_list() {
  list=$newline
  [ -e "$1" ] || return 0
  while read -r line; do
    case $line in '' | '#'*) ;; *) list=$list$line$newline ;; esac
  done <"$1"
}

read_vips() {
  read_list "$vips_file"
  wanted=$list
  read_list "$applied_file"
  applied=$list
}

is_in() {
  case $2 in *"$newline$1$newline"*) return 0 ;; *) return 1 ;; esac
}

# Whether VIP/PREFIX $1 is on interface $2.
is_present() {
  present=$(ip -o address show dev "$2" 2>/dev/null) || return 1
  case $present in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

save_applied() {
  printf %s "$1" | sed '/^$/d' >"$applied_file" || fail "$applied_file cannot be written"
}

# Sets key to the service of rule $1: its option, its address or mark, and -6 with a mark of IPv6.
service_key() {
  # shellcheck disable=SC2086
  set -- $1
  key="$2 $3"
  if [ $# -gt 3 ] && [ "$4" = -6 ]; then key="$key -6"; fi
}

has_service() {
  case $table in *"$newline-A $1 -s "*) return 0 ;; *) return 1 ;; esac
}

read_table() {
  table=$(ipvsadm -Sn) || fail "the kernel's table cannot be read"
  table=$newline$table$newline
  case $table in *' -f -'*) unsign_marks ;; esac
}

# ipvsadm takes marks above 2147483647 as they are, but prints them negative.
unsign_marks() {
  printed=$table
  table=$newline
  while read -r command option mark rest; do
    [ -n "$command" ] || continue
    if [ "$option" = -f ] && [ "$mark" -lt 0 ]; then mark=$((mark + 4294967296)); fi
    table="$table$command $option $mark\${rest:+ $rest}$newline"
  done <<TABLE
$printed
TABLE
}

# Hands lines to one ipvsadm. It ends with status 0 whatever the kernel refused, so its words are what counts.
edit_table() {
  [ -n "$1" ] || return 0
  words=$(ipvsadm -R 2>&1 <<RULES
$1
RULES
  ) || fail "ipvsadm: $words"
  [ -z "$words" ] || fail "ipvsadm: $words"
}

start_services() {
  read_list "$rules_file"
  read_table
  missing=
  wanted_now=no
  while read -r line; do
    case $line in
      '-A '*)
        service_key "$line"
        wanted_now=yes
        if has_service "$key"; then wanted_now=no; fi
        ;;
    esac
    if [ "$wanted_now" = yes ] && [ -n "$line" ]; then missing=$missing$line$newline; fi
  done <<RULES
$list
RULES
  edit_table "$missing"
}

stop_services() {
  read_list "$rules_file"
  read_table
  ours=
  while read -r line; do
    case $line in
      '-A '*)
        service_key "$line"
        if has_service "$key"; then ours="$ours-D $key$newline"; fi
        ;;
    esac
  done <<RULES
$list
RULES
  edit_table "$ours"
}

# What is going to be ours is written down first, so that a start cut short leaves nothing that stop does not know. After
# a boot that is what the list says already: it stays the same to the letter while the neighbours are told.
start_vips() {
  [ -d "$state_folder" ] || mkdir -p "$state_folder" || fail "$state_folder cannot be made"
  read_vips
  ours=
  added=
  unknown=
  while read -r vip interface; do
    [ -n "$vip" ] || continue
    line="$vip $interface$newline"
    known=no
    if is_in "$vip $interface" "$applied"; then known=yes; fi
    if is_present "$vip" "$interface"; then
      if [ $known = yes ]; then ours=$ours$line; fi
    else
      ours=$ours$line
      added=$added$line
      if [ $known = no ]; then unknown=$unknown$line; fi
    fi
  done <<VIPS
$wanted
VIPS
  save_applied "$applied$unknown"
  remove_vips "$applied" "$wanted"
  add_vips "$added"
  save_applied "$ours"
}

add_vips() {
  announced=
  notifying=' '
  settings=
  while read -r vip interface; do
    case $vip in
      '') ;;
      *:*) add_ipv6 "$vip" "$interface" ;;
      *)
        ip address add "$vip" dev "$interface" || fail "$vip cannot be put on $interface"
        announced="$announced$vip $interface$newline"
        ;;
    esac
  done <<VIPS
$1
VIPS
  if [ -n "$announced" ]; then announce "$announced"; fi
  if [ -n "$settings" ]; then settle_ipv6 "$1"; fi
}

# Without a preferred lifetime the director never takes a VIP for the source of its own packets: a real server would take
# tunnelled ones for its own and drop them, since it has the VIP too.
#
# ndisc_notify has the kernel tell the neighbours, as soon as duplicate address detection is through: until then it stays.
add_ipv6() {
  setting=/proc/sys/net/ipv6/conf/$2/ndisc_notify
  case $notifying in
    *" $setting "*) ;;
    *)
      before=$(cat "$setting") || fail "$setting cannot be read"
      notifying="$notifying$setting "
      settings="$settings$setting $before$newline"
      echo 1 >"$setting" || fail "$setting cannot be set"
      ;;
  esac
  ip address add "$1" dev "$2" preferred_lft 0 || fail "$1 cannot be put on $2"
}

settle_ipv6() {
  tries=0
  while [ $tries -lt 50 ]; do
    case $(ip -o -6 address show tentative -dadfailed) in '') break ;; esac
    sleep 0.1
    tries=$((tries + 1))
  done
  while read -r setting before; do
    [ -z "$setting" ] || echo "$before" >"$setting" || fail "$setting cannot be set"
  done <<SETTINGS
$settings
SETTINGS
  failed=$(ip -o -6 address show dadfailed)
  while read -r vip interface; do
    case $failed in
      *" $vip "*)
        ip address del "$vip" dev "$interface"
        fail "$vip is in use by another host"
        ;;
    esac
  done <<VIPS
$1
VIPS
}

# Gratuitous ARP for these IPv4 VIPs at once, twice each, a second apart.
announce() {
  if ! command -v arping >/dev/null; then
    echo "arping is not installed: neighbours may need a minute to find the VIPs"
    return 0
  fi
  while IFS='/ ' read -r address _ interface; do
    [ -z "$address" ] || arping -q -U -c 2 -w 2 -I "$interface" "$address" >/dev/null 2>&1 &
  done <<VIPS
$1
VIPS
  wait
}

# Takes the VIPs of list $1 away that are not in list $2.
remove_vips() {
  while read -r vip interface; do
    if [ -z "$vip" ] || is_in "$vip $interface" "$2" || ! is_present "$vip" "$interface"; then continue; fi
    ip address del "$vip" dev "$interface" || fail "$vip cannot be taken from $interface"
  done <<VIPS
$1
VIPS
}

start() {
  start_services
  start_vips
}

stop() {
  read_vips
  remove_vips "$applied" "$newline"
  rm -f "$applied_file"
  stop_services
}

report() {
  echo "$1"
  complete=no
}

# Connection thresholds are not in what ipvsadm saves; the plain tunnel has no option before ipvsadm 1.30.
check_rule() {
  rule=$1
  case $rule in *' -x '*) rule=$(echo "$rule" | sed 's/ -x .*//') ;; esac
  is_in "$rule" "$table" || is_in "$rule --tun-type ipip" "$table" || report "not in the kernel: $rule"
}

status() {
  complete=yes
  read_list "$rules_file"
  read_table
  while read -r line; do
    [ -z "$line" ] || check_rule "$line"
  done <<RULES
$list
RULES
  read_vips
  while read -r vip interface; do
    [ -z "$vip" ] || is_present "$vip" "$interface" || report "$vip is not on $interface"
  done <<VIPS
$wanted
VIPS
  while read -r vip interface; do
    if [ -z "$vip" ] || is_in "$vip $interface" "$wanted"; then continue; fi
    if is_present "$vip" "$interface"; then report "$vip is still on $interface"; fi
  done <<VIPS
$applied
VIPS
  [ "$complete" = yes ] || exit 3
  echo "in place"
}

if [ $# -ne 1 ]; then set -- usage; fi
case $1 in
  start) start ;;
  stop) stop ;;
  status) status ;;
  *)
    echo "usage: signalbox-director start|stop|status" >&2
    exit 2
    ;;
esac
`;
