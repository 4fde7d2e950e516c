import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";

/** Shell lines that set `pid` and `main`: keepalived's process, and the file that it was started with or would be. */
export const findKeepalived = `pid= name= main=
for file in /run/keepalived.pid /run/keepalived/keepalived.pid /var/run/keepalived.pid; do
  if [ -r "$file" ]; then read -r pid <"$file" || :; break; fi
done
if [ -n "$pid" ] && [ -r "/proc/$pid/comm" ]; then read -r name <"/proc/$pid/comm" || :; fi
words() { if [ "$name" = keepalived ]; then tr '\\000' '\\n' <"/proc/$pid/cmdline"; fi; }
main=$(words | sed -n -e '/^-f$/{n;p;q;}' -e '/^--use-file$/{n;p;q;}' -e 's/^-f\\(..*\\)$/\\1/p' -e 's/^--use-file=//p')
if [ -z "$main" ]; then
  main=${keepalivedConfPath}
  if [ ! -f "$main" ] && [ -f "/usr/local$main" ]; then main=/usr/local$main; fi
fi
`;

/**
 * Prints, after those lines, by which name keepalived decides lines with `@NAME`: what it got by `-i`, otherwise the
 * host's name up to the first dot.
 */
export const printConfigId = `id=$(words | sed -n -e '/^-i$/{n;p;q;}' -e '/^--config-id$/{n;p;q;}' -e 's/^-i\\(..*\\)$/\\1/p' -e 's/^--config-id=//p')
node=$(uname -n)
echo "config-id \${id:-\${node%%.*}}"
`;
