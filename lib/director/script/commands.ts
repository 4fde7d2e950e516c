/** start, stop and status. */
export const commandFunctions = `# Takes the VIPs of list $1 away that are not in list $2.
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
}`;
