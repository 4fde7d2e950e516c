import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateAlertRuleSchema } from "@/lib/api/resources/alert";
import { editRoute, route } from "@/lib/api/route";
import { deleteAlertRule } from "@/lib/desired/alerts/delete-alert-rule";
import { loadAlertRule } from "@/lib/desired/alerts/load-alert-rule";
import { updateAlertRule } from "@/lib/desired/alerts/update-alert-rule";

/** GET /alert-rules/{id}: of the installation's own; those of the kinds have no id. */
export const GET = route({
  permission: "settings.read",
  params: idParams,
  async handle({ services, params: { id } }) {
    return ok(await loadAlertRule(services, id));
  },
});

/** PATCH /alert-rules/{id} */
export const PATCH = editRoute({
  permission: "notification.manage",
  params: idParams,
  body: updateAlertRuleSchema,
  current: ({ services, params: { id } }) => loadAlertRule(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateAlertRule(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /alert-rules/{id}: its kind's own rule holds again. */
export const DELETE = editRoute({
  permission: "notification.manage",
  params: idParams,
  current: ({ services, params: { id } }) => loadAlertRule(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await deleteAlertRule(services, actor, { id, revision });
    return noContent();
  },
});
