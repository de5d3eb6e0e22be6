import { z } from "zod";
import { problemShape } from "./problem.ts";
import type { Route } from "./route.ts";

/** The OpenAPI 3.1 document of a list of routes. */
export function openApiOf(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const where = `/api${route.path.replace(/:(\w+)/g, "{$1}")}`;
    (paths[where] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Zhucun 驻村通", version: "1", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    paths,
    components: { schemas: { Problem: schemaOf(problemShape, "output") } },
  };
}

function operationOf(route: Route): Record<string, unknown> {
  const parameters = [
    ...parametersOf(route.params, "path"),
    ...parametersOf(route.query, "query"),
    ...(route.method === "GET"
      ? []
      : [{ in: "header", name: "x-request-id", required: true, schema: { type: "string", format: "uuid" } }]),
  ];
  const ok = route.result
    ? { "application/json": { schema: schemaOf(route.result, "output") } }
    : { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  return {
    summary: route.title,
    tags: [route.path.split("/")[1]],
    "x-verb": route.verb,
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(route),
    responses: {
      200: { description: "办理结果", content: ok },
      default: {
        description: "未能办理",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function bodyOf(route: Route) {
  if (route.upload) {
    const schema = { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (!route.body) return {};
  return {
    requestBody: { required: true, content: { "application/json": { schema: schemaOf(route.body, "input") } } },
  };
}

function parametersOf(shape: z.ZodType | undefined, where: "path" | "query") {
  if (!shape) return [];
  const { properties = {}, required = [] } = schemaOf(shape, "input") as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    in: where,
    name,
    required: where === "path" || required.includes(name),
    schema,
  }));
}

function schemaOf(shape: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return withoutSafeIntegerBounds(schema) as Record<string, unknown>;
}

/** zod writes ±9007199254740991 on every integer; that says nothing to a reader. */
function withoutSafeIntegerBounds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSafeIntegerBounds);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, bound]) => !(/^(maximum|minimum)$/.test(key) && Math.abs(Number(bound)) === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutSafeIntegerBounds(inner)]));
}
