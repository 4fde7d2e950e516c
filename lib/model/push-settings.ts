import { z } from "zod";

/** How changes of a cluster are pushed to its hosts. */
export const pushSettingsSchema = z.object({
  /**
   * Seconds for which the backup directors are watched with the new state before the master gets it, and the master
   * before it counts as in force; 0 = not at all.
   */
  soakSec: z.int().min(0, "push.soak_range").max(3600, "push.soak_range").default(10),
  /** Seconds after which a host puts its old state back by itself when the panel has not confirmed the new one. */
  undoAfterSec: z.int().min(30, "push.undo_range").max(600, "push.undo_range").default(120),
});

/** Minutes; a host keeps a timer of its own for that long. */
export const confirmWithinMinSchema = z.int().min(1, "push.confirm_range").max(60, "push.confirm_range");

export type PushSettings = z.infer<typeof pushSettingsSchema>;
