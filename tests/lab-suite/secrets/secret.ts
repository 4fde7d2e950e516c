/** Something that nobody may see, and the texts that would give it away. */
export type Secret = { readonly name: string; readonly traces: readonly string[] };

/** A text that was looked through, and where it came from. */
export type Sighting = { readonly place: string; readonly text: string };

/** A password or passphrase: as it is, and in the encodings it could have slipped out in. */
export function secretWord(name: string, word: string): Secret {
  const bytes = Buffer.from(word);
  const encoded = [
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    encodeURIComponent(word),
  ];
  return { name, traces: [...new Set([word, ...encoded.map((text) => text.replace(/=+$/, ""))])] };
}

/** A key that is bytes: in the encodings that keys are written in. */
export function secretBytes(name: string, bytes: Buffer): Secret {
  const encodings = ["base64url", "base64", "hex"] as const;
  return { name, traces: encodings.map((encoding) => bytes.toString(encoding).replace(/=+$/, "")) };
}

/**
 * A private key: each line of its body by itself, because line ends are written in many ways (as they are, as \n in
 * JSON, as blanks in a process list). The first line is left out: files of the same kind share it.
 */
export function secretKey(name: string, pem: string): Secret {
  const lines = pem.split("\n").filter((line) => /^[A-Za-z0-9+/=]{24,}$/.test(line));
  if (lines.length < 2) throw new Error(`${name} is no key`);
  return { name, traces: lines.slice(1) };
}

/** Every place in which a secret can be seen, with the secret's name; empty is how it must be. */
export function leaks(secrets: readonly Secret[], sightings: readonly Sighting[]): string[] {
  return sightings.flatMap(({ place, text }) =>
    secrets
      .filter(({ traces }) => traces.some((trace) => text.includes(trace)))
      .map(({ name }) => `${name} in ${place}`),
  );
}
