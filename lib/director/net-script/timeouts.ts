/** Timeouts of connections. */
export const timeoutFunctions = `# Sets timeouts to the three numbers of: Timeout (tcp tcpfin udp): 900 120 300
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
}`;
