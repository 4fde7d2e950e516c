/** What is wanted, what was applied, and what was there before. */
export const stateFunctions = `read_state() {
  read_lines "$list_file"
  wanted=$lines
  read_lines "$applied_file"
  applied=$lines
  read_lines "$previous_file"
  previous=$lines
}

save() {
  printf %s "$2" | sed '/^$/d' >"$1" || fail "$1 cannot be written"
}`;
