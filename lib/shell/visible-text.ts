/**
 * What a host printed, as text that can be shown and copied without doing anything. A terminal acts on escape sequences
 * (colours, links, its clipboard), and characters that turn the direction of writing make text read as what it is not;
 * both are written out instead: ESC as ␛, the others of ASCII alike, the rest by number.
 */
export function visibleText(text: string): string {
  return text.replaceAll(notVisible, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(controlPictures + code);
    if (code === 0x7f) return "␡";
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** U+2400, where Unicode has a picture for each control character of ASCII. */
const controlPictures = 0x2400;

/** Control characters but tab and line feed; marks and overrides of direction, line separators, tag characters. */
const notVisible = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;
