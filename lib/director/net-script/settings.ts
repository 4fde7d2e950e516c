/** Files below /proc/sys. */
export const settingFunctions = String.raw`# Sets current to the value of a setting, with single blanks.
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
}`;
