import { z } from "zod";
import { nameSchema } from "@/lib/model/atoms";
import { timestampSchema } from "./common";
import { healthResourceSchema } from "./health";

export const roleSchema = z.enum(["viewer", "operator", "admin"]);
export const emailSchema = z
  .email("email.invalid")
  .max(254, "email.invalid")
  .transform((email) => email.toLowerCase());
/** NIST 800-63B: length only; better-auth hashes with scrypt. */
export const passwordSchema = z.string().min(12, "password.too_short").max(128, "password.too_long");

/** POST /setup, guarded by the one-time token printed at start. */
export const setupSchema = z.object({
  token: z.string().min(1),
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
});

/** POST /session. A wrong length is a wrong password: the limits are no hint for guessing. */
export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, "password.required").max(1024),
});

/** PUT /session/password. The current one is checked, not judged: its rules may have been others once. */
export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1, "password.required").max(1024),
  newPassword: passwordSchema,
});

export const personResourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  createdAt: timestampSchema,
  revision: z.number(),
});
export const createPersonSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  role: roleSchema,
  password: passwordSchema,
});
export const updatePersonSchema = z.object({
  name: nameSchema.optional(),
  role: roleSchema.optional(),
  disabled: z.boolean().optional(),
  password: passwordSchema.optional(),
});

export const auditResourceSchema = z.object({
  id: z.string(),
  at: timestampSchema,
  actorName: z.string(),
  origin: z.string(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string().nullable(),
  objectName: z.string(),
  clusterId: z.string().nullable(),
  operationId: z.string().nullable(),
  outcome: z.enum(["done", "denied", "failed"]),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
});

export const sessionResourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
});

export const settingsResourceSchema = z.object({
  sshPublicKey: z.string().nullable(),
  workers: z.array(z.object({ id: z.string(), version: z.string(), heartbeatAt: timestampSchema, alive: z.boolean() })),
  history: z.object({
    /** How long figures are kept, by how fine they are. */
    keep: z.object({ sampleMs: z.number(), minuteMs: z.number(), quarterMs: z.number() }),
    /** On disk now. */
    bytes: z.number(),
    /** On disk when all of the time is full, if all destinations were busy. */
    fullBytes: z.number(),
    /** Directors, their services and their destinations. */
    series: z.number(),
  }),
  versions: healthResourceSchema.shape.versions,
});

export type PersonResource = z.infer<typeof personResourceSchema>;
export type AuditResource = z.infer<typeof auditResourceSchema>;
export type SessionResource = z.infer<typeof sessionResourceSchema>;
export type SettingsResource = z.infer<typeof settingsResourceSchema>;
