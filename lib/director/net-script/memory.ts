/** Remembers what was there before, until it is put back. */
export const memoryFunctions = String.raw`# Sets found to what list $1 has for the words $2, e.g. to 0 for "set net/ipv4/ip_forward"; nothing and 1: no such line.
value_in() {
  case $1 in
    *"$newline$2 "*) found=$(printf %s "$1" | sed -n "s|^$2 ||p" | tail -n 1) ;;
    *)
      found=
      return 1
      ;;
  esac
}

# What was there before is remembered until it is put back. A setting that has another value than ours was set by the
# host at boot or by somebody since, and that is what stop has to put back then.
remember() {
  if value_in "$previous" "$1"; then
    previous=$(printf %s "$previous" | sed "\|^$1 |d")$newline
    case $previous in "$newline"*) ;; *) previous=$newline$previous ;; esac
  fi
  previous="$previous$1 $2$newline"
  save "$previous_file" "$previous"
}`;
