"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { z } from "zod";
import { wallClaimSchema, wallPairingSchema } from "@/lib/api/resources/wall-session";
import { WallNotice } from "../../_components/wall-notice";

/** How often the screen asks whether somebody has typed its code. */
const askEveryMs = 3_000;

/** Shows a code until somebody has typed it, and another one when that is too old; then the wall. */
export function PairScreen() {
  const t = useTranslations("wall.pair");
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let isWaiting = false;

    const turn = async (): Promise<void> => {
      if (!isWaiting) {
        const pairing = await post("/api/wall/pairings", wallPairingSchema);
        isWaiting = true;
        if (!isOver) setCode(pairing.code);
        return;
      }
      const { state } = await post("/api/wall/pairings/claim", wallClaimSchema);
      if (state === "paired") window.location.replace("/wall");
      isWaiting = state !== "over";
    };

    const next = (): void => {
      turn()
        // The panel is away, or was asked for too many codes: what is shown may still be typed.
        .catch(() => undefined)
        .finally(() => {
          if (!isOver) timer = setTimeout(next, askEveryMs);
        });
    };

    next();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return (
    <WallNotice title={code === null ? t("asking") : <span className="wall-code">{code}</span>} about={t("about")} />
  );
}

async function post<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  const response = await fetch(path, { method: "POST" });
  return schema.parse(await response.json());
}
