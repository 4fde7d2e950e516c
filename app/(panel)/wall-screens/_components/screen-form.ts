import { type WallScreenResource, type WallSettings, wallSettingsSchema } from "@/lib/api/resources/wall";

/** What is typed about a screen. A number that is null was left empty and keeps its default. */
export type ScreenForm = Omit<WallSettings, "rotationSec" | "distanceM" | "diagonalIn" | "dim"> & {
  readonly rotationSec: number | null;
  readonly distanceM: number | null;
  readonly diagonalIn: number | null;
  readonly dims: boolean;
  readonly dimFrom: number | null;
  readonly dimUntil: number | null;
};

const night = { from: 22, until: 6 };

export function screenForm(screen: WallScreenResource | null, locale: WallSettings["locale"]): ScreenForm {
  const { dim, ...settings } = screen === null ? defaults(locale) : wallSettingsSchema.parse(screen);
  const { from, until } = dim ?? night;
  return { ...settings, dims: dim !== null, dimFrom: from, dimUntil: until };
}

/** As the API takes it. */
export function screenBody({
  dims,
  dimFrom,
  dimUntil,
  rotationSec,
  distanceM,
  diagonalIn,
  ...form
}: ScreenForm): object {
  return {
    ...form,
    vipId: form.layout === "vip" ? form.vipId : null,
    ...(rotationSec !== null && { rotationSec }),
    ...(distanceM !== null && { distanceM }),
    ...(diagonalIn !== null && { diagonalIn }),
    dim: dims ? { from: dimFrom ?? night.from, until: dimUntil ?? night.until } : null,
  };
}

function defaults(locale: WallSettings["locale"]): WallSettings {
  const { name: _, ...rest } = wallSettingsSchema.parse({ name: "new", locale });
  return { name: "", ...rest };
}
