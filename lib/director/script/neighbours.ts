/** Has the neighbours find out who holds the VIPs now. */
export const neighbourFunctions = `# Without a preferred lifetime the director never takes a VIP for the source of its own packets: a real server would take
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
}`;
