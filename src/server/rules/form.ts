import { z } from "zod";
import type { RuleNode, RuleOption, RulePart } from "#domain/rules/form.ts";

interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** The form of a rule, read off its shape: the same titles and limits that the server checks. */
export function ruleForm(shape: z.ZodType): RuleNode {
  return nodeOf(z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as Schema, "");
}

function nodeOf(schema: Schema, key: string): RuleNode {
  const inner = schema.anyOf?.find(({ type }) => type !== "null");
  const title = schema.title ?? inner?.title ?? key;
  if (inner) return nodeOf({ ...inner, title }, key);
  if (schema.enum) return { kind: "choice", title, several: false, options: optionsOf(schema) };
  return (nodeOfType[schema.type ?? "string"] ?? nodeOfType.string!)(schema, title);
}

const nodeOfType: Readonly<Record<string, (schema: Schema, title: string) => RuleNode>> = {
  object: (schema, title) => ({ kind: "group", title, parts: partsOf(schema) }),
  array: arrayOf,
  boolean: (_schema, title) => ({ kind: "flag", title }),
  integer: (schema, title) => ({ kind: "number", title, ...limits(schema) }),
  number: (schema, title) => ({ kind: "number", title, ...limits(schema) }),
  string: ({ format, maxLength }, title) =>
    format === "date" ? { kind: "date", title } : { kind: "text", title, max: maxLength },
};

// Bounds of the number type itself say nothing to a reader.
function limits({ minimum, maximum }: Schema) {
  const said = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  return { ...(said(minimum) && { min: minimum }), ...(said(maximum) && { max: maximum }) };
}

function arrayOf({ items = {}, labels }: Schema, title: string): RuleNode {
  if (items.enum) return { kind: "choice", title, several: true, options: optionsOf({ labels, ...items }) };
  return { kind: "list", title, item: nodeOf(items, "") };
}

const optionsOf = ({ enum: values = [], labels = {} }: Schema): RuleOption[] =>
  values.map((value) => ({ value, label: labels[value] ?? value }));

function partsOf({ properties, propertyNames, additionalProperties = {}, labels = {} }: Schema): RulePart[] {
  const named = propertyNames?.enum?.map(
    (key) => [key, { ...additionalProperties, title: labels[key] ?? key }] as const,
  );
  return (named ?? Object.entries(properties ?? {})).map(([key, schema]) => ({
    key,
    node: nodeOf(schema, key),
    optional: schema.anyOf?.some(({ type }) => type === "null") ?? false,
  }));
}
