/**
 * POSIX sh that lists the modules beside ip_vs itself that the running kernel has or can load, one file name a line, as
 * depmod(8) knows them. It loads nothing, and fails where there is no list to tell by.
 */
export const listIpvsModules = `lists="/lib/modules/$(uname -r)"
[ -r "$lists/modules.dep" ]
for list in modules.dep modules.builtin; do
  if [ -r "$lists/$list" ]; then grep -o 'ip_vs_[a-z_]*\\.ko' "$lists/$list" || :; fi
done`;

/** Their names without `ip_vs_`, e.g. "wrr", "ftp", "pe_sip"; sorted, each once. */
export function readIpvsModules(output: string): string[] {
  const names = [...output.matchAll(/^ip_vs_([a-z_]+)\.ko$/gm)].map(([, name = ""]) => name);
  return [...new Set(names)].sort();
}
