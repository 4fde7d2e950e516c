import { z } from "zod";

/** What is done to a destination that serves: the three ways of taking it out (lib/model/hold.ts), and back. */
export const verbs = ["drain", "offline", "cut", "restore", "weight"] as const;
export const verbSchema = z.enum(verbs);

export type Verb = z.infer<typeof verbSchema>;
