import type { ChannelKind, MailSettings } from "@/lib/model/alert/channel-settings";

/** What the dialog holds, of every kind at once, so that changing the kind loses nothing that was typed. */
export type ChannelForm = {
  readonly kind: ChannelKind;
  readonly url: string;
  readonly secret: string;
  readonly host: string;
  readonly port: number | null;
  readonly security: MailSettings["security"];
  readonly username: string;
  readonly password: string;
  readonly from: string;
  /** Recipients, between commas. */
  readonly to: string;
};

export const emptyChannel: ChannelForm = {
  ...{ kind: "mail", url: "", secret: "", host: "", port: 587, security: "starttls" },
  ...{ username: "", password: "", from: "", to: "" },
};

/** What of it the API takes for this kind. */
export function settingsOf(form: ChannelForm): object {
  const { kind, url, secret, host, port, security, username, password, from } = form;
  if (kind === "mail") {
    const to = form.to.split(/[\s,;]+/).filter((one) => one !== "");
    return { kind, host, ...(port !== null && { port }), security, username, password, from, to };
  }
  return kind === "slack" || kind === "wecom" ? { kind, url } : { kind, url, secret };
}
