import { quote, quoteText } from "@/lib/shell/quote";
import { type ConfigTest, configTestScript } from "./config-test-script";
import { keepalivedConfPath } from "./keepalived-conf-path";
import { vrrpSecretFolder } from "./vrrp-secret-file";

const home = keepalivedConfPath.slice(0, keepalivedConfPath.lastIndexOf("/"));

export type ConfigSet = Pick<ConfigTest, "configId"> & {
  /** keepalived.conf and all that it includes, below /etc/keepalived. */
  readonly paths: readonly string[];
  /** The new texts by their paths, but for the one in the variable. */
  readonly texts: Readonly<Record<string, string>>;
  /** The path of the file in the shell variable. */
  readonly path: string;
};

/**
 * Shell text that has keepalived test a keepalived.conf with the files that it includes, all of them as they are going to
 * be, before any of them takes its place: in a folder of copies, whose includes lead to copies. The new text of one file
 * is in the shell variable's file. Ends as `configTestScript` does.
 */
export function configSetTestScript(variable: string, { paths, texts, path, configId = null }: ConfigSet): string {
  const copy = (one: string) => `"$signalbox_copies"${quote(one.slice(home.length))}`;
  const folders = [...new Set(paths.map((one) => one.slice(home.length, one.lastIndexOf("/"))))];
  const lines = paths.map((one) => {
    const text = texts[one];
    if (one === path) return `signalbox_copy <"$${variable}" >${copy(one)}\n`;
    if (text !== undefined) return `printf %s ${quoteText(text)} | signalbox_copy >${copy(one)}\n`;
    return `[ ! -e ${quote(one)} ] || signalbox_copy <${quote(one)} >${copy(one)}\n`;
  });
  return `signalbox_copies=${home}/.signalbox-test-$$
trap 'rm -rf -- "$signalbox_copies"' EXIT
umask 077
mkdir -p -- ${folders.map((folder) => `"$signalbox_copies"${quote(folder)}`).join(" ")} || exit 1
signalbox_copy() { LC_ALL=C sed -e '${includeLine}{' -e '\\#${vrrpSecretFolder}/#!s#${home}/#'"$signalbox_copies"'/#' -e '}'; }
${lines.join("")}signalbox_main=${copy(keepalivedConfPath)}
${configTestScript("signalbox_main", { present: keepalivedConfPath, configId })}`;
}

/** The address of sed for a line that includes, under whatever condition. */
const includeLine = "/^[[:space:]]*\\(@[^[:space:]]*[[:space:]]\\{1,\\}\\)\\{0,1\\}include[rmwba]\\{0,1\\}[[:space:]]/";
