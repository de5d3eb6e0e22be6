import { z } from "zod";

/** A body that the shape accepts, filled by the names of its fields: ids come from `ids`, everything else is plain. */
export function sampleOf(shape: z.ZodType | undefined, ids: Readonly<Record<string, string>>): unknown {
  if (!shape) return undefined;
  return valueOf(schemaOf(shape), "", ids);
}

/** A query as a page sends it: what is required and what `ids` names, no other filter. */
export function sampleQuery(
  shape: z.ZodType | undefined,
  ids: Readonly<Record<string, string>>,
): Record<string, unknown> {
  if (!shape) return {};
  const { properties = {}, required = [] } = schemaOf(shape);
  const asked = Object.entries(properties).filter(([name]) => ids[name] !== undefined || required.includes(name));
  return Object.fromEntries(asked.map(([name, inner]) => [name, valueOf(inner, name, ids)]));
}

const schemaOf = (shape: z.ZodType) => z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as Schema;

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
}

type Ids = Readonly<Record<string, string>>;

function valueOf(schema: Schema, name: string, ids: Ids): unknown {
  if (ids[name] !== undefined) return ids[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const among = schema.anyOf ?? schema.oneOf;
  if (among) return valueOf(among[0]!, name, ids);
  return byType(schema, name, ids);
}

function byType(schema: Schema, name: string, ids: Ids): unknown {
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, valueOf(inner, key, ids)]),
      );
    case "array":
      return [valueOf(schema.items ?? {}, name.replace(/s$/, ""), ids)];
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern, minLength = 0 }: Schema): string {
  if (format === "uuid") return crypto.randomUUID();
  if (format === "date") return "2026-11-20";
  if (pattern?.includes("1\\d{10}")) return "13800000001";
  if (pattern?.includes("a-z0-9")) return "sample.name";
  return "样例文字内容".padEnd(minLength, "样");
}
