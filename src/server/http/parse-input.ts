import { z } from "zod";
import { invalid } from "#contract/problem.ts";
import type { Route } from "#contract/route.ts";
import { isWritable } from "#domain/text.ts";
import type { Incoming } from "./call.ts";

z.config(z.locales.zhCN());

/** Parses what came over the wire with the contract; every issue becomes a reason with the path of its field. */
export function parseInput(route: Route, incoming: Incoming) {
  return {
    params: parse(route.params, incoming.params),
    query: parse(route.query, incoming.query),
    body: parse(route.body, incoming.body),
  };
}

function parse(shape: z.ZodType | undefined, value: unknown): unknown {
  if (!shape) return undefined;
  const { success, data, error } = shape.safeParse(value ?? {});
  if (success) {
    refuseUnwritable(data);
    return data;
  }
  const reasons = error.issues
    .slice(0, 50)
    .map((issue) => ({ rule: issue.code, at: issue.path.join("."), sentence: issue.message }));
  throw invalid(`有 ${error.issues.length} 处填写不符合要求，未保存。请按提示修改后重新提交。`, reasons);
}

function refuseUnwritable(input: unknown) {
  const waiting = [{ at: "", value: input }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, value } = next;
    if (typeof value === "string" && !isWritable(value)) {
      const sentence = "含有无法保存的字符，请删去乱码后重新填写";
      throw invalid(`${sentence}。`, [{ rule: "unwritable", at, sentence }]);
    }
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) waiting.push({ at: at ? `${at}.${key}` : key, value: inner });
  }
}
