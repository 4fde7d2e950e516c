import { z } from "zod";
import type { ChannelKind } from "@/lib/model/alert/channel-settings";
import type { Answer, NotifyProblem } from "./payload";

const dingtalkOrWecom = z.object({ errcode: z.number() });
const feishu = z.object({ code: z.number() });

/** Null = it was taken. The robots answer 200 to what they refuse, with a number of their own. */
export function readAnswer(kind: Exclude<ChannelKind, "mail">, { status, body }: Answer): NotifyProblem | null {
  if (status < 200 || status > 299) return { code: "notify.refused", params: { status } };
  if (kind === "webhook" || kind === "slack") return null;
  const parsed = json(body);
  const code =
    kind === "feishu" ? feishu.safeParse(parsed).data?.code : dingtalkOrWecom.safeParse(parsed).data?.errcode;
  return code === 0 ? null : { code: "notify.rejected", params: { number: code ?? "–" } };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
