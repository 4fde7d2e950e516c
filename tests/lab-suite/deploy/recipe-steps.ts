import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** What a recipe runs, read from the file that people copy: shell texts, all of them for one server after another. */
export type RecipeSteps = { readonly servers: readonly string[]; readonly steps: readonly string[] };

export const recipes = path.resolve(import.meta.dirname, "../../../docs/recipes");

const githubSchema = z.object({
  jobs: z.object({
    deploy: z.object({
      strategy: z.object({ "max-parallel": z.literal(1), matrix: z.object({ server: z.array(z.string()) }) }),
      env: z.object({ SERVER: z.string().regex(/^\$\{\{ matrix\.server \}\}$/) }),
      steps: z.array(z.object({ run: z.string().optional() })),
    }),
  }),
});

export function githubSteps(): RecipeSteps {
  const { strategy, steps } = githubSchema.parse(parse(text("github-actions.yml"))).jobs.deploy;
  return { servers: strategy.matrix.server, steps: steps.flatMap(({ run }) => run ?? []) };
}

const gitlabSchema = z.object({
  deploy: z.object({
    resource_group: z.string(),
    parallel: z.object({ matrix: z.tuple([z.object({ SERVER: z.array(z.string()) })]) }),
    script: z.array(z.string()),
  }),
});

export function gitlabSteps(): RecipeSteps {
  const { parallel, script } = gitlabSchema.parse(parse(text("gitlab-ci.yml"))).deploy;
  // A runner passes all lines to one shell, which ends at the first that fails.
  return { servers: parallel.matrix[0].SERVER, steps: [script.join("\n")] };
}

/** Jenkins alone reads Groovy; what it hands to the shell stands between quotes that Groovy leaves as they are. */
export function jenkinsSteps(): RecipeSteps {
  const [, list = ""] = /^def servers = \[(.*)\]$/m.exec(text("Jenkinsfile")) ?? [];
  const steps = [...text("Jenkinsfile").matchAll(/^ *sh '([^']*)'$/gm)].map(([, step = ""]) => step);
  return { servers: [...list.matchAll(/'([^']+)'/g)].map(([, server = ""]) => server), steps };
}

function text(file: string): string {
  return readFileSync(path.join(recipes, file), "utf8");
}
