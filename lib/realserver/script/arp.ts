/** Keeps quiet about the VIPs, and puts the settings back. */
export const arpFunctions = String.raw`# Sets ignore and announce. By cat, since the shell reads byte by byte and /proc/sys gives nothing after the first.
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
}`;
