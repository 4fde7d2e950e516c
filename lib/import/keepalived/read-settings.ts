import { type KeepalivedSettings, keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { type Section, unquoted } from "./section";

/** What one global_defs says about mails, scripts and the start, over what an earlier one has said. */
export function readSettings(section: Section, earlier: KeepalivedSettings): KeepalivedSettings {
  const user = section.find("script_user").at(-1);
  const scriptUser = user?.words.length === 2 ? user.words[1] : undefined;
  if (scriptUser !== undefined) section.all("script_user");
  // Scripts are always run like that.
  section.all("enable_script_security");
  const delaySec = section.number(["vrrp_startup_delay"], 0, 600);
  const settings = keepalivedSettingsSchema.safeParse({
    scriptUser: scriptUser ?? earlier.scriptUser,
    mail: readMail(section) ?? earlier.mail,
    vrrpStartupDelaySec: delaySec === null ? earlier.vrrpStartupDelaySec : Math.round(delaySec),
  });
  return settings.success ? settings.data : earlier;
}

/** Mails need a server, a sender and somebody to read them; otherwise what is said about them is kept. */
function readMail(section: Section): KeepalivedSettings["mail"] {
  const [server] = section.find("smtp_server");
  const [, host, port] = server?.words ?? [];
  const mail = keepalivedSettingsSchema.shape.mail.safeParse({
    server: host,
    ...(port === undefined ? {} : { port: Number(port) }),
    from: section.find("notification_email_from").at(-1)?.words[1],
    to: section
      .find("notification_email")
      .flatMap(({ block }) => block ?? [])
      .flatMap((node) => (node.kind === "comment" ? [] : [unquoted(node.words[0] ?? "")])),
    ...givenWord(section, "smtp_helo_name", "heloName"),
    ...givenNumber(section, "smtp_connect_timeout", "connectTimeoutSec"),
  });
  if (mail.success) {
    section.all("smtp_server", "smtp_helo_name", "smtp_connect_timeout", "notification_email_from");
    for (const node of section.all("notification_email")) {
      const block = section.inside(node);
      for (const line of block.nodes) if (line.kind === "keyword") block.take(line);
      block.finish();
    }
    return mail.data;
  }
  if (server !== undefined) section.keepAs(server, "keepalived.mail");
  return null;
}

function givenWord(section: Section, keyword: string, field: string): Record<string, string> {
  const word = section.find(keyword).at(-1)?.words[1];
  return word === undefined ? {} : { [field]: word };
}

function givenNumber(section: Section, keyword: string, field: string): Record<string, number> {
  const word = section.find(keyword).at(-1)?.words[1];
  return word === undefined ? {} : { [field]: Number(word) };
}
