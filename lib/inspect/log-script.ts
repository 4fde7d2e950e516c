import type { LogName } from "@/lib/api/resources/inspection";

/** Lines and bytes of a tail: what somebody reads, not an archive. */
const linesMax = 200;
const bytesMax = 60_000;
/** So many bytes at the end of a file of syslog are searched. */
const searchedBytes = 8_000_000;
const searchSec = 6;

const tail = `tail -n ${linesMax} | tail -c ${bytesMax}`;

/**
 * Prints where a log was found, and its newest lines: by the journal if there is one that has some, else from the files
 * of syslog or the kernel's own buffer. Nothing is printed where it is in none of them.
 */
export function logScript(log: LogName): string {
  return log === "keepalived" ? keepalivedScript : ipvsScript;
}

const keepalivedScript = `if command -v journalctl >/dev/null 2>&1; then
  lines=$(timeout ${searchSec} journalctl -q -u keepalived -n ${linesMax} --no-pager -o short-iso 2>/dev/null | ${tail})
  if [ -n "$lines" ]; then printf 'journal\\n%s\\n' "$lines"; exit 0; fi
fi
for file in /var/log/syslog /var/log/messages /var/log/daemon.log; do
  [ -r "$file" ] || continue
  lines=$(tail -c ${searchedBytes} "$file" | timeout ${searchSec} grep -a -i 'keepalived' | ${tail})
  if [ -n "$lines" ]; then printf '%s\\n%s\\n' "$file" "$lines"; exit 0; fi
done`;

const ipvsScript = `if command -v journalctl >/dev/null 2>&1; then
  lines=$(timeout ${searchSec} journalctl -q -k -n 20000 --no-pager -o short-iso 2>/dev/null | grep -a 'IPVS' | ${tail})
  if [ -n "$lines" ]; then printf 'journal\\n%s\\n' "$lines"; exit 0; fi
fi
lines=$(dmesg 2>/dev/null | grep -a 'IPVS' | ${tail})
if [ -n "$lines" ]; then printf 'dmesg\\n%s\\n' "$lines"; fi`;
