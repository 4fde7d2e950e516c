import { z } from "zod";
import { timestampSchema } from "./common";

/** POST /api/wall/session: what the link of a screen has behind its `#token=`. */
export const openWallSchema = z.object({ token: z.string().max(200) });

/** What a screen shows so that a person can let it in. */
export const wallPairingSchema = z.object({
  /** "BCDF-GHJK" */
  code: z.string(),
  expiresAt: timestampSchema,
});

/** waiting: nobody typed the code yet. over: it is too late, ask for another. */
export const wallClaimSchema = z.object({ state: z.enum(["waiting", "paired", "over"]) });
