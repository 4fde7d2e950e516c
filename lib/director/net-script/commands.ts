/** start and stop. */
export const commandFunctions = `start() {
  [ -d "$state_folder" ] || mkdir -p "$state_folder" || fail "$state_folder cannot be made"
  modprobe -q ip_vs || :
  read_state
  start_settings
  restore_settings "$wanted"
  start_rules "$wanted" "$applied"
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
}`;
