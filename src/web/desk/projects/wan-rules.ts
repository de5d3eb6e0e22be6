import { fenOfWan } from "#domain/projects/wan.ts";

/** For a field that holds 万元 as text. */
export const wanRules = [
  {
    validator: (_: unknown, text?: string) =>
      !text?.trim() || fenOfWan(text) !== undefined
        ? Promise.resolve()
        : Promise.reject(new Error("请填写金额，单位万元，至多六位小数（精确到分）。")),
  },
];

/** What such a field holds, in fen; null where nothing was filled in. */
export const fenOf = (text: string | undefined): number | null => (text ? (fenOfWan(text) ?? null) : null);
