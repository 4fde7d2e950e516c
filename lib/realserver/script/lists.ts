/** What is wanted and what is there: the lists, and the addresses of lo. */
export const listFunctions = `read_state() {
  read_list "$vips_file"
  wanted=$list
  read_list "$applied_file"
  applied=$list
  read_lines "$net_file"
  net=$lines
  read_lines "$net_applied_file"
  net_applied=$lines
  present=$(ip -o address show dev lo) || fail "the addresses of lo cannot be listed"
}

# Sets host to address $1 with the prefix of a single host.
host_prefix() {
  case $1 in *:*) host=$1/128 ;; *) host=$1/32 ;; esac
}

is_on_lo() {
  host_prefix "$1"
  case $present in *" $host "*) return 0 ;; *) return 1 ;; esac
}

is_in() {
  case $2 in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

has_ipv4() {
  case $1 in *.*) return 0 ;; *) return 1 ;; esac
}

save_applied() {
  for address in $1; do echo "$address"; done >"$applied_file" || fail "$applied_file cannot be written"
}`;
