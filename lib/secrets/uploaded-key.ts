import { z } from "zod";

/** What is sealed when a person uploads a private key: key and passphrase travel as one text. */
export const uploadedKeySchema = z.object({ privateKey: z.string(), passphrase: z.string().optional() });

export type UploadedKey = z.infer<typeof uploadedKeySchema>;
