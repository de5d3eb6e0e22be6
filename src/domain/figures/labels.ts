import type { Block, TokenRefusal } from "./text-blocks.ts";

export const blockKindLabel: Record<Block["kind"], string> = {
  heading1: "一级标题",
  heading2: "二级标题",
  paragraph: "正文段落",
  table: "表格",
};

const tokenSentences: Record<TokenRefusal["kind"], (token: string) => string> = {
  "malformed-token": (token) => `“${token}”不是完整的数字标记，请删去后从目录中重新插入`,
  "unknown-figure": (token) => `“${token}”不在指标目录之内，请从目录中选取`,
  "scope-missing": (token) => `“${token}”应指明范围，如乡镇名称，请从目录中选取`,
  "scope-unknown": (token) => `“${token}”所写范围不存在，请从目录中选取`,
  "scope-unwanted": (token) => `“${token}”是全县指标，不分范围，请从目录中选取`,
  "no-value": (token) => `“${token}”暂无数值，不能成文`,
};

export function tokenSentence({ kind, token }: TokenRefusal): string {
  return `${tokenSentences[kind](token)}。`;
}
