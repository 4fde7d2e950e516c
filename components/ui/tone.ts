/** What a colour says. Hue is never the only carrier: whoever uses a tone also writes a word. */
export type Tone = "good" | "info" | "rest" | "bad" | "caution" | "drift" | "unclear";

export const toneText: Record<Tone, string> = {
  good: "text-good",
  info: "text-info",
  rest: "text-rest",
  bad: "text-bad",
  caution: "text-caution",
  drift: "text-drift",
  unclear: "text-unclear",
};

export const toneSoft: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  info: "bg-info-soft text-info",
  rest: "bg-rest-soft text-rest",
  bad: "bg-bad-soft text-bad",
  caution: "bg-caution-soft text-caution",
  drift: "bg-drift-soft text-drift",
  unclear: "bg-unclear-soft text-unclear",
};
