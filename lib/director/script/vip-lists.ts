/** The VIPs that are wanted, those that are ours, and those that are there. */
export const vipListFunctions = `read_vips() {
  read_lines "$vips_file"
  wanted=$lines
  read_lines "$applied_file"
  applied=$lines
}

# Whether VIP/PREFIX $1 is on interface $2.
is_present() {
  present=$(ip -o address show dev "$2" 2>/dev/null) || return 1
  case $present in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

save_applied() {
  printf %s "$1" | sed '/^$/d' >"$applied_file" || fail "$applied_file cannot be written"
}`;
