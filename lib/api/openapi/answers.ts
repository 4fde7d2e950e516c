import type { z } from "zod";
import { healthChecksSchema } from "@/lib/model/health-check";
import { ipvsSettingsSchema } from "@/lib/model/ipvs-settings";
import { keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { listenerSchema } from "@/lib/model/listener";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";
import { vrrpInstanceSchema, vrrpSchema } from "@/lib/model/vrrp";
import * as cluster from "../resources/cluster";
import { problemDetailsSchema } from "../resources/common";
import { driftResourceSchema } from "../resources/drift";
import { guardsResourceSchema } from "../resources/guards";
import { healthResourceSchema } from "../resources/health";
import { historyResourceSchema } from "../resources/history";
import { hostResourceSchema } from "../resources/host";
import { importPreviewSchema } from "../resources/import";
import * as maintenance from "../resources/maintenance";
import { manifestResourceSchema, manifestResultSchema } from "../resources/manifest";
import * as operation from "../resources/operation";
import * as people from "../resources/people";
import { restoreResourceSchema } from "../resources/restore";
import * as run from "../resources/run";
import * as token from "../resources/token";
import { verbResultSchema } from "../resources/verb";
import * as wall from "../resources/wall";

/** The shapes that leave the server, by the names that the document gives them. */
export const shapes = {
  Problem: problemDetailsSchema,
  Cluster: cluster.clusterResourceSchema,
  ClusterSummary: cluster.clusterSummarySchema,
  Director: cluster.directorResourceSchema,
  Vip: cluster.vipResourceSchema,
  RealServer: cluster.realServerResourceSchema,
  Service: cluster.serviceResourceSchema,
  Destination: cluster.destinationResourceSchema,
  Revision: cluster.clusterRevisionResourceSchema,
  RevisionComparison: cluster.revisionComparisonSchema,
  History: historyResourceSchema,
  Guards: guardsResourceSchema,
  Drift: driftResourceSchema,
  ImportPreview: importPreviewSchema,
  Manifest: manifestResourceSchema,
  ManifestResult: manifestResultSchema,
  Maintenance: maintenance.maintenanceResourceSchema,
  MaintenancePreview: maintenance.maintenancePreviewSchema,
  Plan: operation.planResourceSchema,
  Operation: operation.operationResourceSchema,
  OperationDetail: operation.operationDetailSchema,
  VerbResult: verbResultSchema,
  Run: run.runResourceSchema,
  RunPreview: run.runPreviewSchema,
  Host: hostResourceSchema,
  Person: people.personResourceSchema,
  Session: people.sessionResourceSchema,
  AuditEntry: people.auditResourceSchema,
  Settings: people.settingsResourceSchema,
  Token: token.tokenResourceSchema,
  CreatedToken: token.createdTokenSchema,
  WallScreen: wall.wallScreenResourceSchema,
  CreatedWallScreen: wall.createdWallScreenSchema,
  Restore: restoreResourceSchema,
  Health: healthResourceSchema,
  HealthChecks: healthChecksSchema,
  IpvsSettings: ipvsSettingsSchema,
  KeepalivedSettings: keepalivedSettingsSchema,
  Listener: listenerSchema,
  VirtualServerOptions: virtualServerOptionsSchema,
  Vrrp: vrrpSchema,
  VrrpInstance: vrrpInstanceSchema,
} as const satisfies Record<string, z.ZodType>;

export type ShapeName = keyof typeof shapes;

/** One answer: its status, and what is in it. "none" = nothing, "other" = another type, or a shape that has no name. */
export type Answer = readonly [status: number, shape: ShapeName | `${ShapeName}[]` | "none" | "other"];

const pushed = [
  [202, "Operation"],
  [200, "VerbResult"],
] as const satisfies Answer[];

/** What each request is answered with when it succeeds. A test holds that every route is here. */
export const answers: Readonly<Record<string, readonly Answer[]>> = {
  "GET /history": [[200, "History"]],
  "GET /health": [[200, "Health"]],
  "GET /openapi.json": [[200, "other"]],
  "GET /manifest.schema.json": [[200, "other"]],
  "POST /setup": [[201, "Person"]],
  "POST /session": [[200, "Session"]],
  "DELETE /session": [[204, "none"]],
  "GET /session": [[200, "Session"]],
  "PUT /session/password": [[204, "none"]],
  "GET /clusters": [[200, "ClusterSummary[]"]],
  "POST /clusters": [[201, "Cluster"]],
  "GET /clusters/{id}": [[200, "Cluster"]],
  "PATCH /clusters/{id}": [[200, "Cluster"]],
  "DELETE /clusters/{id}": [[204, "none"]],
  "GET /clusters/{id}/manifest": [[200, "Manifest"]],
  "PUT /clusters/{id}/manifest": [[200, "ManifestResult"]],
  "POST /manifests": [
    [201, "ManifestResult"],
    [200, "ManifestResult"],
  ],
  "GET /clusters/{id}/export": [[200, "other"]],
  "GET /clusters/{id}/guards": [[200, "Guards"]],
  "PATCH /clusters/{id}/guards": [[200, "Guards"]],
  "GET /clusters/{id}/directors": [[200, "Director[]"]],
  "POST /clusters/{id}/directors": [[201, "Director"]],
  "GET /directors/{id}": [[200, "Director"]],
  "PATCH /directors/{id}": [[200, "Director"]],
  "DELETE /directors/{id}": [[204, "none"]],
  "POST /clusters/{id}/vrrp-secrets": [[200, "other"]],
  "GET /clusters/{id}/vips": [[200, "Vip[]"]],
  "POST /clusters/{id}/vips": [[201, "Vip"]],
  "GET /vips/{id}": [[200, "Vip"]],
  "PATCH /vips/{id}": [[200, "Vip"]],
  "DELETE /vips/{id}": [[204, "none"]],
  "GET /clusters/{id}/real-servers": [[200, "RealServer[]"]],
  "POST /clusters/{id}/real-servers": [[201, "RealServer"]],
  "GET /real-servers/{id}": [[200, "RealServer"]],
  "PATCH /real-servers/{id}": [[200, "RealServer"]],
  "DELETE /real-servers/{id}": [[204, "none"]],
  "POST /real-servers/{id}/drain": pushed,
  "POST /real-servers/{id}/offline": pushed,
  "POST /real-servers/{id}/cut": pushed,
  "POST /real-servers/{id}/restore": pushed,
  "POST /real-servers/{id}/weight": pushed,
  "GET /clusters/{id}/services": [[200, "Service[]"]],
  "POST /clusters/{id}/services": [[201, "Service"]],
  "GET /services/{id}": [[200, "Service"]],
  "PATCH /services/{id}": [[200, "Service"]],
  "DELETE /services/{id}": [[204, "none"]],
  "GET /services/{id}/destinations": [[200, "Destination[]"]],
  "POST /services/{id}/destinations": [[201, "Destination"]],
  "GET /destinations/{id}": [[200, "Destination"]],
  "PATCH /destinations/{id}": [
    [202, "Operation"],
    [200, "Destination"],
  ],
  "DELETE /destinations/{id}": [[204, "none"]],
  "POST /destinations/{id}/drain": pushed,
  "POST /destinations/{id}/offline": pushed,
  "POST /destinations/{id}/cut": pushed,
  "POST /destinations/{id}/restore": pushed,
  "POST /destinations/{id}/weight": pushed,
  "GET /clusters/{id}/revisions": [[200, "Revision[]"]],
  "GET /clusters/{id}/revisions/{number}": [[200, "RevisionComparison"]],
  "POST /clusters/{id}/revisions/{number}/restore": [[200, "Cluster"]],
  "GET /clusters/{id}/plans": [[200, "Plan[]"]],
  "POST /clusters/{id}/plans": [[202, "Plan"]],
  "GET /plans/{id}": [[200, "Plan"]],
  "POST /plans/{id}/apply": [[202, "Operation"]],
  "GET /clusters/{id}/drift": [[200, "Drift"]],
  "PATCH /clusters/{id}/drift": [[200, "Drift"]],
  "POST /clusters/{id}/drift/look": [[200, "Drift"]],
  "POST /clusters/{id}/drift/{item}/ignore": [[200, "Drift"]],
  "POST /clusters/{id}/drift/{item}/unignore": [[200, "Drift"]],
  "POST /clusters/{id}/drift/{item}/adopt": [
    [202, "Operation"],
    [200, "Drift"],
  ],
  "POST /imports": [[201, "Cluster"]],
  "POST /imports/preview": [[200, "ImportPreview"]],
  "POST /imports/discovered": [[201, "Cluster"]],
  "POST /imports/discovered/preview": [[200, "ImportPreview"]],
  "POST /real-servers/{id}/maintenances": [
    [201, "Maintenance"],
    [200, "MaintenancePreview"],
  ],
  "GET /maintenances": [[200, "Maintenance[]"]],
  "GET /maintenances/{id}": [[200, "Maintenance"]],
  "PATCH /maintenances/{id}": [[200, "Maintenance"]],
  "POST /maintenances/{id}/end": [[200, "Maintenance"]],
  "GET /operations": [[200, "Operation[]"]],
  "GET /operations/{id}": [[200, "OperationDetail"]],
  "GET /operations/{id}/events": [[200, "other"]],
  "POST /operations/{id}/pause": [[202, "Operation"]],
  "POST /operations/{id}/continue": [[202, "Operation"]],
  "POST /operations/{id}/abort": [[202, "Operation"]],
  "POST /operations/{id}/confirm": [[202, "Operation"]],
  "POST /operations/{id}/re-read": [[202, "Operation"]],
  "GET /runs": [[200, "Run[]"]],
  "POST /runs": [
    [202, "Run"],
    [200, "RunPreview"],
  ],
  "GET /runs/{id}": [[200, "Run"]],
  "GET /runs/{id}/events": [[200, "other"]],
  "POST /runs/{id}/pause": [[202, "Run"]],
  "POST /runs/{id}/continue": [[202, "Run"]],
  "POST /runs/{id}/abort": [[202, "Run"]],
  "POST /runs/{id}/items/{itemId}/continue": [[202, "Run"]],
  "GET /hosts": [[200, "Host[]"]],
  "POST /hosts": [[201, "Host"]],
  "GET /hosts/{id}": [[200, "Host"]],
  "PATCH /hosts/{id}": [[200, "Host"]],
  "DELETE /hosts/{id}": [[204, "none"]],
  "POST /hosts/{id}/trust": [[200, "Host"]],
  "PUT /hosts/{id}/credential": [[200, "Host"]],
  "POST /hosts/{id}/scan": [[202, "Operation"]],
  "POST /hosts/{id}/install-key": [[202, "Operation"]],
  "POST /hosts/{id}/facts": [[202, "Operation"]],
  "POST /hosts/{id}/discover": [[202, "Operation"]],
  "POST /hosts/{id}/packages": [[202, "Operation"]],
  "GET /people": [[200, "Person[]"]],
  "POST /people": [[201, "Person"]],
  "GET /people/{id}": [[200, "Person"]],
  "PATCH /people/{id}": [[200, "Person"]],
  "GET /audit": [[200, "AuditEntry[]"]],
  "GET /settings": [[200, "Settings"]],
  "GET /tokens": [[200, "Token[]"]],
  "POST /tokens": [[201, "CreatedToken"]],
  "DELETE /tokens/{id}": [[204, "none"]],
  "GET /wall-screens": [[200, "WallScreen[]"]],
  "POST /wall-screens": [[201, "CreatedWallScreen"]],
  "GET /wall-screens/{id}": [[200, "WallScreen"]],
  "PATCH /wall-screens/{id}": [[200, "WallScreen"]],
  "DELETE /wall-screens/{id}": [[204, "none"]],
  "GET /wall-screens/{id}/events": [[200, "other"]],
  "POST /wall-screens/{id}/pair": [[200, "WallScreen"]],
  "GET /restore": [[200, "Restore"]],
  "POST /restore/accept": [[200, "Restore"]],
};
