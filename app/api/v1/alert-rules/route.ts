import { created, okPage } from "@/lib/api/reply";
import { createAlertRuleSchema } from "@/lib/api/resources/alert";
import { route } from "@/lib/api/route";
import { createAlertRule } from "@/lib/desired/alerts/create-alert-rule";
import { listAlertRules } from "@/lib/desired/alerts/list-alert-rules";

/** GET /alert-rules: those of the installation, and the kinds' own where there is none. */
export const GET = route({
  permission: "settings.read",
  async handle({ services }) {
    return okPage({ items: await listAlertRules(services), next: null });
  },
});

/** POST /alert-rules */
export const POST = route({
  permission: "notification.manage",
  body: createAlertRuleSchema,
  async handle({ services, actor, body }) {
    const rule = await createAlertRule(services, actor, body);
    return created(`/api/v1/alert-rules/${rule.id}`, rule);
  },
});
