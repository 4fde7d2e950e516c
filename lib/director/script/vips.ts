/** Puts VIPs on their interfaces and takes them away. */
export const vipFunctions = `# What is going to be ours is written down first, so that a start cut short leaves nothing that stop does not know. After
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
}`;
