/** Shell functions that several of our scripts have, each to be put among the parts of one. */
export const shellFunctions = {
  readLines: `# Sets lines to those of file $1 that are no comments, each with a line break before and after.
read_lines() {
  lines=$newline
  [ -e "$1" ] || return 0
  while read -r line; do
    case $line in '' | '#'*) ;; *) lines=$lines$line$newline ;; esac
  done <"$1"
}`,

  /** Of lists as `readLines` makes them. */
  isInLines: `is_in() {
  case $2 in *"$newline$1$newline"*) return 0 ;; *) return 1 ;; esac
}`,

  /** For `status`, which sets complete to yes first. */
  report: `report() {
  echo "$1"
  complete=no
}`,
};
