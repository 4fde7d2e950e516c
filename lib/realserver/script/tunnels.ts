/** GUE ports and tunnel devices. */
export const tunnelFunctions = `# Whether GUE packets are taken on port $1 over IPv$2. ip shows "port 5555 gue", and -6 after it.
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
}`;
