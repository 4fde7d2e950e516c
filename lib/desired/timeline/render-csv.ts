/**
 * RFC 4180, for spreadsheets. A cell that would begin a formula there gets an apostrophe before it: names come from people
 * and hosts, and `=HYPERLINK(…)` in one of them must stay a name (OWASP: CSV injection).
 */
export function renderCsv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
