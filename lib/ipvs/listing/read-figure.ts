/** A counter or rate; `isApproximate` = ipvsadm cut it off to a multiple of its suffix, as it does without --exact. */
export type Figure = { readonly value: bigint; readonly isApproximate: boolean };

const factors = new Map([
  ["K", 1_000n],
  ["M", 1_000_000n],
  ["G", 1_000_000_000n],
  ["T", 1_000_000_000_000n],
]);

const max = 2n ** 64n - 1n;

/** Reads `124168` or `124168K`; null = not a number, or one that no 64-bit counter can have. */
export function readFigure(word: string | undefined): Figure | null {
  const factor = factors.get(word?.at(-1) ?? "");
  const value = readDigits(factor === undefined ? word : word?.slice(0, -1));
  if (value === null || factor === undefined) return value === null ? null : { value, isApproximate: false };
  const product = value * factor;
  return product > max ? null : { value: product, isApproximate: true };
}

/** Up to 15 digits go through a plain number, which is several times faster and exact. */
export function readDigits(word: string | undefined): bigint | null {
  if (word === undefined || word.length > 20 || word.length === 0) return null;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (code < 48 || code > 57) return null;
  }
  if (word.length <= 15) return BigInt(Number(word));
  const value = BigInt(word);
  return value > max ? null : value;
}
