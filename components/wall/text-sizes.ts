import type { Locale } from "@/lib/i18n/locales";

/**
 * Visual angles of a capital letter (ISO 9241-303, NUREG-0700): 20 minutes of arc are preferred, and 16 are the least.
 * Chinese characters have more strokes in the same height, so that 20 are their least.
 */
const preferredArcMin = 20;
const leastArcMin: Readonly<Record<Locale, number>> = { en: 16, "zh-CN": 20 };

/** Height of a capital as part of the font size, of the fonts that walls have. */
const capHeight = 0.72;
const mmPerInch = 25.4;

export type ScreenGeometry = {
  /** From the screen to who reads it, in metres. */
  readonly distanceM: number;
  /** Across the screen, in inches. */
  readonly diagonalIn: number;
  /** The page's size, in CSS pixels; it fills the screen. */
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Font sizes in CSS pixels: of what is read first, and the smallest that anything may have. */
export function textSizes(geometry: ScreenGeometry, locale: Locale): { textPx: number; smallPx: number } {
  return { textPx: sizeOf(preferredArcMin, geometry), smallPx: sizeOf(leastArcMin[locale], geometry) };
}

function sizeOf(arcMin: number, { distanceM, diagonalIn, widthPx, heightPx }: ScreenGeometry): number {
  const halfAngle = ((arcMin / 60 / 2) * Math.PI) / 180;
  const capMm = 2 * distanceM * 1000 * Math.tan(halfAngle);
  const pxPerMm = Math.hypot(widthPx, heightPx) / (diagonalIn * mmPerInch);
  // Rounded up: browsers may round a font size down, and then it would be too small.
  return Math.ceil((capMm / capHeight) * pxPerMm * 10) / 10;
}
