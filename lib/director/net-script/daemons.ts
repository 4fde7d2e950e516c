/** Sync daemons. */
export const daemonFunctions = `# Whether a sync daemon of state $1 runs.
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
}`;
