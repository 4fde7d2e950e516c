import { z } from "zod";
import { directorSnapshotSchema } from "./snapshot";

/**
 * What GET /api/live sends. `hello` opens every stream, `snapshot` carries the newest sample of one director, `gone` tells
 * that a director left the panel, `heartbeat` comes every 5 s. `serverTime` is the server's clock, against which the
 * browser computes the age of every figure; `build` changes with each release, and a page of an older one reloads.
 */
export const helloSchema = z.object({ serverTime: z.iso.datetime(), build: z.string() });
export const heartbeatSchema = z.object({ serverTime: z.iso.datetime() });
export const goneSchema = z.object({ directorId: z.string() });
export const snapshotEventSchema = directorSnapshotSchema;

export const heartbeatIntervalMs = 5_000;
