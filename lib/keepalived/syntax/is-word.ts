import { readTokens } from "./read-tokens";

/** Whether keepalived reads these characters back as one word, wherever they stand in a line. */
export function isWord(text: string): boolean {
  if (plainWord.test(text)) return true;
  const { tokens, openQuote } = readTokens(text);
  const [token] = tokens;
  const single = openQuote === null && tokens.length === 1 && token?.kind === "word" && token.text === text;
  return single && !/[\0\n\r]/.test(text);
}

/** Most words; spares them the tokenizer. */
const plainWord = /^[\w./:*-]+$/;
