import { variables } from "./variables";

/** The text of `.env.example`: every variable with what it does, commented out. */
export function renderEnvExample(): string {
  const blocks = Object.entries(variables).map(([name, { about, default: value, example }]) => {
    const otherwise = value === null ? "Left out: off." : `Left out: ${value}`;
    return `# ${about}\n# ${otherwise}\n# ${name}=${example}\n`;
  });
  return `# Every setting of Signalbox; docs/guide/configuration.md explains them. npm start reads the environment only, so\n# load a copy of this file with your shell or service manager: set -a; . ./.env; set +a\n\n${blocks.join("\n")}`;
}
