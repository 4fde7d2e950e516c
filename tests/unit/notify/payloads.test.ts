import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { Message, MessageLine } from "@/lib/notify/message";
import { dingtalkPayload } from "@/lib/notify/payloads/dingtalk";
import { feishuPayload } from "@/lib/notify/payloads/feishu";
import { fitBytes } from "@/lib/notify/payloads/fit-bytes";
import { readAnswer } from "@/lib/notify/payloads/read-answer";
import { slackPayload } from "@/lib/notify/payloads/slack";
import { webhookPayload } from "@/lib/notify/payloads/webhook";
import { wecomPayload } from "@/lib/notify/payloads/wecom";

const nowMs = 1_700_000_000_123;
const secret = "SEC this is a secret";

function line(changes: Partial<MessageLine> = {}): MessageLine {
  return {
    alertId: "a",
    phase: "raised",
    severity: "critical",
    kind: "server_down",
    title: "Real server down · web",
    text: "web1 is down in service web.",
    object: "web · web1",
    clusterId: "c",
    clusterName: "web",
    since: "2026-11-21T00:00:00.000Z",
    resolvedAt: null,
    url: "https://panel.example.org/alerts",
    ...changes,
  };
}

function message(lines: readonly MessageLine[]): Message {
  const url = "https://panel.example.org/alerts";
  return { id: "m", at: "2026-11-21T00:00:00.000Z", isTest: false, title: "1 alert", lines, more: "", url };
}

test("DingTalk is signed with the secret as the key, over milliseconds and secret, in the address", () => {
  const { url } = dingtalkPayload(
    message([line()]),
    { url: "https://ding.example/send?access_token=t", secret },
    nowMs,
  );
  const { searchParams } = new URL(url);
  expect(searchParams.get("access_token")).toBe("t");
  expect(searchParams.get("timestamp")).toBe("1700000000123");
  expect(searchParams.get("sign")).toBe(
    createHmac("sha256", secret).update(`1700000000123\n${secret}`).digest("base64"),
  );
});

test("Feishu is signed with seconds and secret as the key, over nothing, in the body", () => {
  const { url, body } = feishuPayload(message([line()]), { url: "https://feishu.example/hook/x", secret }, nowMs);
  expect(url).toBe("https://feishu.example/hook/x");
  expect(JSON.parse(body)).toMatchObject({
    timestamp: "1700000000",
    sign: createHmac("sha256", `1700000000\n${secret}`).update("").digest("base64"),
  });
});

test("a webhook is signed over the time and the body that is sent", () => {
  const { headers, body } = webhookPayload(message([line()]), { url: "https://hook.example/", secret }, nowMs);
  const expected = createHmac("sha256", secret).update(`1700000000.${body}`).digest("hex");
  expect(headers).toEqual({ "x-signalbox-signature": `t=1700000000,v1=${expected}`, "x-signalbox-delivery": "m" });
});

const url = "https://robot.example/";
const loud = line({ title: "<!channel> <@all>", text: '<at user_id="all">x</at> [a](https://evil.example) *b*' });

test("a name calls nobody and makes no link", () => {
  expect(slackPayload(message([loud]), { url }).body).not.toContain("<!channel>");
  const wecom = wecomPayload(message([loud]), { url }).body;
  expect(wecom).not.toContain("<@all>");
  expect(wecom).not.toContain("[a](https");
  const post = JSON.parse(feishuPayload(message([loud]), { url, secret: "" }, nowMs).body);
  expect(post.content.post.en_us.content[0]).toMatchObject([{ tag: "text" }, { tag: "a" }, { tag: "text" }]);
});

test("the longest message fits what each receiver takes", () => {
  const long = "故障".repeat(2_000);
  const lines = Array.from({ length: 20 }, () => line({ title: long, text: long }));
  const full = { ...message(lines), title: long };
  const wecom = JSON.parse(wecomPayload(full, { url }).body);
  expect(Buffer.byteLength(wecom.markdown.content)).toBeLessThanOrEqual(4096);
  expect(Buffer.byteLength(feishuPayload(full, { url, secret }, nowMs).body)).toBeLessThanOrEqual(20 * 1024);
  const slack = JSON.parse(slackPayload(full, { url }).body);
  expect(slack.blocks.length).toBeLessThanOrEqual(50);
  for (const { text } of slack.blocks) expect(text.text.length).toBeLessThanOrEqual(3000);
});

test("no character is cut in two", () => {
  expect(fitBytes("故障", 6)).toBe("故障");
  expect(fitBytes("故障了", 8)).toBe("故…");
  expect(fitBytes("😀😀", 7)).toBe("😀…");
});

test("a robot that answers 200 to what it refuses has refused it", () => {
  const answer = (body: object) => ({ status: 200, body: JSON.stringify(body) });
  expect(readAnswer("dingtalk", answer({ errcode: 0, errmsg: "ok" }))).toBeNull();
  expect(readAnswer("dingtalk", answer({ errcode: 310000 }))).toMatchObject({ code: "notify.rejected" });
  expect(readAnswer("wecom", answer({ errcode: 45009 }))).toMatchObject({ params: { number: 45009 } });
  expect(readAnswer("feishu", answer({ code: 19021 }))).toMatchObject({ params: { number: 19021 } });
  expect(readAnswer("feishu", { status: 200, body: "<html>" })).toMatchObject({ code: "notify.rejected" });
  expect(readAnswer("slack", { status: 404, body: "no_service" })).toMatchObject({ params: { status: 404 } });
});
