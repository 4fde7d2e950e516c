import { z } from "zod";
import { manifestSchema } from "./manifest";

/**
 * What editors check a document by while it is written (JSON Schema 2020-12). Objects are closed: the reader refuses a
 * misspelt field at any depth, also where the model's own schemas would let it pass.
 */
export function manifestJsonSchema(): object {
  const schema = z.toJSONSchema(manifestSchema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === "object" && jsonSchema.properties !== undefined) jsonSchema.additionalProperties = false;
    },
  });
  return { ...schema, title: "Signalbox cluster" };
}
