/** status, which shellFunctions.report is for. */
export const statusFunctions = `# Connection thresholds are not in what ipvsadm saves; the plain tunnel has no option before ipvsadm 1.30.
check_rule() {
  rule=$1
  case $rule in *' -x '*) rule=$(echo "$rule" | sed 's/ -x .*//') ;; esac
  is_in "$rule" "$table" || is_in "$rule --tun-type ipip" "$table" || report "not in the kernel: $rule"
}

status() {
  complete=yes
  read_lines "$rules_file"
  read_table
  while read -r line; do
    [ -z "$line" ] || check_rule "$line"
  done <<RULES
$lines
RULES
  read_vips
  while read -r vip interface; do
    [ -z "$vip" ] || is_present "$vip" "$interface" || report "$vip is not on $interface"
  done <<VIPS
$wanted
VIPS
  while read -r vip interface; do
    if [ -z "$vip" ] || is_in "$vip $interface" "$wanted"; then continue; fi
    if is_present "$vip" "$interface"; then report "$vip is still on $interface"; fi
  done <<VIPS
$applied
VIPS
  [ "$complete" = yes ] || exit 3
  echo "in place"
}`;
