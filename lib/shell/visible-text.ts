/**
 * What a host printed, as text that can be shown and copied without doing anything. A terminal acts on escape sequences
 * (colours, links, its clipboard), and characters that turn the direction of writing make text read as what it is not;
 * each of these stands there by its number instead: ESC as <U+001B>.
 */
export function visibleText(text: string): string {
  return text.replaceAll(notVisible, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** Control characters but tab and line feed; marks and overrides of direction, line separators, tag characters. */
const notVisible = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;
