/** Services in the kernel, by the rules of the list. */
export const serviceFunctions = `# Sets key to the service of rule $1: its option, its address or mark, and -6 with a mark of IPv6.
service_key() {
  # shellcheck disable=SC2086
  set -- $1
  key="$2 $3"
  if [ $# -gt 3 ] && [ "$4" = -6 ]; then key="$key -6"; fi
}

has_service() {
  case $table in *"$newline-A $1 -s "*) return 0 ;; *) return 1 ;; esac
}

read_table() {
  table=$(ipvsadm -Sn) || fail "the kernel's table cannot be read"
  table=$newline$table$newline
  case $table in *' -f -'*) unsign_marks ;; esac
}

# ipvsadm takes marks above 2147483647 as they are, but prints them negative.
unsign_marks() {
  printed=$table
  table=$newline
  while read -r command option mark rest; do
    [ -n "$command" ] || continue
    if [ "$option" = -f ] && [ "$mark" -lt 0 ]; then mark=$((mark + 4294967296)); fi
    table="$table$command $option $mark\${rest:+ $rest}$newline"
  done <<TABLE
$printed
TABLE
}

# Hands lines to one ipvsadm. It ends with status 0 whatever the kernel refused, so its words are what counts.
edit_table() {
  [ -n "$1" ] || return 0
  words=$(ipvsadm -R 2>&1 <<RULES
$1
RULES
  ) || fail "ipvsadm: $words"
  [ -z "$words" ] || fail "ipvsadm: $words"
}

start_services() {
  read_lines "$rules_file"
  read_table
  missing=
  wanted_now=no
  while read -r line; do
    case $line in
      '-A '*)
        service_key "$line"
        wanted_now=yes
        if has_service "$key"; then wanted_now=no; fi
        ;;
    esac
    if [ "$wanted_now" = yes ] && [ -n "$line" ]; then missing=$missing$line$newline; fi
  done <<RULES
$lines
RULES
  edit_table "$missing"
}

stop_services() {
  read_lines "$rules_file"
  read_table
  ours=
  while read -r line; do
    case $line in
      '-A '*)
        service_key "$line"
        if has_service "$key"; then ours="$ours-D $key$newline"; fi
        ;;
    esac
  done <<RULES
$lines
RULES
  edit_table "$ours"
}`;
