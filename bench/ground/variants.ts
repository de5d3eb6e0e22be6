import { chance } from "#domain/random.ts";
import { one, pools } from "./texts.ts";

export type Label = "same" | "numbers" | "crop" | "paraphrase" | "honest" | "template";

export interface Case {
  readonly label: Label;
  readonly text: string;
}

const synonyms: readonly (readonly [string, string])[] = [
  ["当场", "马上"],
  ["打了电话", "去了电话"],
  ["说", "讲"],
  ["连着", "一连"],
  ["已经", "都"],
  ["没有", "没"],
  ["请", "邀"],
  ["约了", "约好"],
  ["先用", "暂用"],
  ["双方", "两方"],
  ["村委会", "村部"],
  ["重新", "又"],
  ["列进", "列入"],
  ["帮着写了", "代写了"],
  ["挨户", "逐户"],
  ["联系", "找"],
  ["安排", "叫"],
  ["老人", "老人家"],
  ["踏实", "安稳"],
  ["大伙", "大家"],
  ["同意", "答应"],
  ["剩下的", "其余的"],
  ["当天", "当日"],
  ["路面", "路上"],
  ["我们", "队里"],
  ["一下雨", "逢雨"],
  ["经常", "老是"],
  ["修好", "弄好"],
  ["不再", "不"],
  ["晚饭前", "天黑前"],
  ["下个月", "下月"],
  ["定下", "商定"],
  ["去年", "上年"],
  ["施工的人", "施工队"],
  ["各退了", "各让了"],
];

/** What people do to a text before they hand it in a second time; and what only looks like it. */
export function variantOf(
  label: Exclude<Label, "honest" | "template">,
  sentences: readonly string[],
  seed: string,
): string {
  const draw = chance(`${label} ${seed}`);
  const text = sentences.join("");
  switch (label) {
    case "same":
      return text.replaceAll("，", " ，").replaceAll("。", "！");
    case "numbers":
      return `${text}共走访${Math.floor(draw() * 30)}户，收集意见${Math.floor(draw() * 9)}条。`.replaceAll(
        "今天上午",
        "昨天下午",
      );
    case "crop":
      // A sentence of three or four is left out, or the last third of a short one.
      return sentences.length > 2
        ? sentences.toSpliced(Math.floor(draw() * sentences.length), 1).join("")
        : text.slice(0, Math.ceil(text.length * 0.72));
    case "paraphrase":
      return synonyms.reduce((rest, [word, other]) => (draw() < 0.5 ? rest.replace(word, other) : rest), text);
  }
}

/** 套话连篇而各写各的：two honest entries of one day of campaign, alike in their turns of phrase alone. */
export function templateText(seed: string): string {
  const draw = chance(`template ${seed}`);
  const name = one(draw, pools.surname) + one(draw, pools.given) + one(draw, pools.given);
  return `今天上午，驻村第一书记和工作队员深入农户家中走访，了解群众生产生活情况，宣传医保和养老保险政策，听取群众意见建议。${name}提出${one(draw, pools.object)}${one(draw, pools.trouble)}，${one(draw, pools.action)}。`;
}
