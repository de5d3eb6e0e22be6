import { formatYuan } from "../../money.ts";
import type { DistributionLine, DistributionRefusal } from "./distribution.ts";
import { distributionUseLabel } from "./labels.ts";

export function distributionSentence(refusal: DistributionRefusal): string {
  switch (refusal.rule) {
    case "nothing-to-divide":
      return "请填写分配总额，并至少列一项用途。";
    case "line-not-positive":
      return "每一项的金额都应大于零。";
    case "other-without-words":
      return "用途选“其他”的，请写明具体用在哪里。";
    case "sum-differs":
      return `各项合计 ${formatYuan(refusal.sumFen)}，与分配总额 ${formatYuan(refusal.totalFen)}不一致。`;
    case "more-than-there-is":
      return `分配总额超出可分配收益 ${formatYuan(refusal.overFen)}，请核对该村本年度已收的收益和其他分配方案。`;
    case "below-least":
      return `${distributionUseLabel[refusal.use]}不得低于分配总额的 ${refusal.percent}%。`;
    case "above-most":
      return `${distributionUseLabel[refusal.use]}不得高于分配总额的 ${refusal.percent}%。`;
  }
}

/** 帮扶困难群众 24000.00元（12 户）. */
export const lineWords = ({ use, amountFen, text }: DistributionLine) =>
  `${distributionUseLabel[use]} ${formatYuan(amountFen)}${text && `（${text}）`}`;
