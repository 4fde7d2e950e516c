import { quote } from "@/lib/shell/quote";

export type ConfigTest = {
  /** The path of the file that it runs with now. */
  readonly present?: string | null;
  /** What keepalived got by `-i` there; null = the file has no lines for certain hosts. */
  readonly configId?: string | null;
};

/**
 * Shell text that has keepalived itself test the file in the shell variable `variable`, on the director where it will
 * run: interfaces are looked up there. Ends with 0 when the file may take its place, otherwise with keepalived's words
 * and its exit status.
 *
 * 0 = clean; 3 or 5, by version = it would run, but there is something to say; 124 or 137 = it came to no end; anything
 * else = it would not run. What we
 * render says one thing only that keepalived talks about, and that is no fault: when destinations of a service are
 * drained, it notes that the quorum cannot be had from the weights that are left, and takes a smaller one (seen with
 * 2.2.7: all weights 0 reach the kernel, and a later reload brings them back). Any other word refuses.
 *
 * A file that somebody has written by hand has often had faults for years, which keepalived passes over: with `present`,
 * the path of the one that it runs with now, what it says about that one too, at whatever line, is none of the change.
 * Then 6 may be, too: it would run, but scripts are not as safe as they should be.
 */
export function configTestScript(variable: string, { present = null, configId = null }: ConfigTest = {}): string {
  const test = `timeout -k 5 ${limitSec} keepalived -t${configId === null ? "" : ` -i ${quote(configId)}`} -f`;
  return `if signalbox_words=$(${test} "$${variable}" 2>&1); then exit 0; else signalbox_code=$?; fi
signalbox_line_end='
'
signalbox_known=
${present === null ? "" : knownWords(`${test} ${quote(present)}`)}case $signalbox_code in (${present === null ? "3 | 5" : "3 | 5 | 6"}) signalbox_harmless=yes ;; (*) signalbox_harmless=no ;; esac
while read -r signalbox_line; do
  signalbox_word=\${signalbox_line#"("*"Line "*") "}
  case $signalbox_line in
    ('Warning - quorum '*' for '*' exceeds total weight of real servers '*', reducing quorum to '*) continue ;;
    ('Virtual server '*': hysteresis '*' >= quorum '*'; setting hysteresis to '*) continue ;;
  esac
  case $signalbox_line_end$signalbox_known$signalbox_line_end in
    (*"$signalbox_line_end$signalbox_word$signalbox_line_end"*) ;;
    (*) signalbox_harmless=no ;;
  esac
done <<SIGNALBOX_WORDS
$signalbox_words
SIGNALBOX_WORDS
[ "$signalbox_harmless" = no ] || exit 0
case $signalbox_code in (124 | 137) echo 'keepalived -t has not come to an end within ${limitSec} s' ;; esac
printf '%s\\n' "$signalbox_words"
exit "$signalbox_code"
`;
}

/**
 * keepalived 2.2.7 reads an include under a condition, of a file that includes others, in a circle without end, and a
 * director is not to be left with that. A file of 1,000 services takes a second.
 */
const limitSec = 30;

/** keepalived begins many of its words with their place: "(/etc/keepalived/keepalived.conf: Line 12) " or "(Line 12) ". */
function knownWords(test: string): string {
  return `signalbox_known=$(${test} 2>&1 | sed 's/^([^)]*Line [0-9]*) //')\n`;
}
