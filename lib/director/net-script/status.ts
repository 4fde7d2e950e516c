/** status, which shellFunctions.report is for. */
export const statusFunction = `status() {
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
}`;
