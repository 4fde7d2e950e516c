/**
 * Shell text that has keepalived itself test the file in the shell variable `variable`, on the director where it will
 * run: interfaces are looked up there. Ends with 0 when the file may take its place, otherwise with keepalived's words
 * and its exit status.
 *
 * 0 = clean; 3 or 5, by version = it would run, but there is something to say; anything else = it would not run. What we
 * render says one thing only that keepalived talks about, and that is no fault: when destinations of a service are
 * drained, it notes that the quorum cannot be had from the weights that are left, and takes a smaller one (seen with
 * 2.2.7: all weights 0 reach the kernel, and a later reload brings them back). Any other word refuses.
 */
export function configTestScript(variable: string): string {
  return `if signalbox_words=$(keepalived -t -f "$${variable}" 2>&1); then exit 0; else signalbox_code=$?; fi
case $signalbox_code in (3 | 5) signalbox_harmless=yes ;; (*) signalbox_harmless=no ;; esac
while read -r signalbox_line; do
  case $signalbox_line in
    ('Warning - quorum '*' for '*' exceeds total weight of real servers '*', reducing quorum to '*) ;;
    ('Virtual server '*': hysteresis '*' >= quorum '*'; setting hysteresis to '*) ;;
    (*) signalbox_harmless=no ;;
  esac
done <<SIGNALBOX_WORDS
$signalbox_words
SIGNALBOX_WORDS
[ "$signalbox_harmless" = no ] || exit 0
printf '%s\\n' "$signalbox_words"
exit "$signalbox_code"
`;
}
