import { NextIntlClientProvider } from "next-intl";
import { type WallScreenResource, wallSettingsSchema } from "@/lib/api/resources/wall";
import { version } from "@/lib/config/version";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Geometry } from "./read-geometry";
import { WallScreen } from "./wall-screen";

type Props = { screen: WallScreenResource; stream: string; geometry: Geometry };

/** A screen in its own language, whatever that of the browser is. */
export async function ShownScreen({ screen, stream, geometry }: Props) {
  const { locale } = screen;
  return (
    <NextIntlClientProvider locale={locale} messages={await loadMessages(locale, ["wall"])}>
      <WallScreen initial={wallSettingsSchema.parse(screen)} stream={stream} geometry={geometry} build={version} />
    </NextIntlClientProvider>
  );
}
