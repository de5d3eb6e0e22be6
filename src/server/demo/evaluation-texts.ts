type Level = "好" | "较好" | "一般" | "差";

/** What an inspector found in the village, item by item; outcomes, no traces. */
export const gradeReasons: Readonly<Record<string, Readonly<Record<Level, string>>>> = {
  "c1.1": {
    好: "“两委”成员配齐，分工清楚，群众找得到人、办得成事",
    较好: "“两委”成员配齐，一名委员在外务工，已定替补人选",
    一般: "缺一名委员，书记、主任配合不够顺畅",
    差: "缺两名委员，村务主要靠驻村工作队推动",
  },
  "c2.1": {
    好: "组织生活议的是村里的事，本月定下的事项已经办成",
    较好: "组织生活正常，议定的事项多数办成",
    一般: "组织生活能开展，议定的事项落实慢",
    差: "党员多数不清楚近期议定了什么",
  },
  "c3.1": {
    好: "重大事项经村民代表会议决定，收支按月公开，群众没有异议",
    较好: "重大事项民主决策，收支公开晚了几天",
    一般: "有一笔支出没有经过民主决策，已责令补正",
    差: "收支三个月没有公开",
  },
  "c4.2": {
    好: "走访的群众反映，土地和邻里矛盾都在村里化解了",
    较好: "两件矛盾化解了一件，另一件已有方案",
    一般: "一件林地纠纷久拖未决",
    差: "群众反映的突出矛盾没有人牵头",
  },
};
export const levels: readonly Level[] = ["好", "较好", "一般", "差"];

export const incomeReason = "集体资产已清查，本期收入与上年同期相比有增长";
export const surveyReason = "入户随机发放，当场收回";

/** 差异化目标 of single villages, their points add up to a hundred. */
export const ownTargets = [
  { name: "冷库建成出租", points: 60, by: "score" as const },
  { name: "拖欠的集体租金收回（户）", points: 40, by: "completion" as const },
];

export const townshipReasons: Readonly<Record<Level, string>> = {
  好: "党（工）委逐村研究过整顿措施，难题由班子成员包到底",
  较好: "党（工）委研究过整顿措施，个别村的难题推进慢",
  一般: "对整顿村的情况掌握不细，难题多靠工作队协调",
  差: "没有研究过整顿措施",
};

export const plusReason = "村级账目清理的做法，县委组织部现场会推广";
export const nodeReason = "村党支部补选按期完成";
export const missedNode = "村委会补选因候选人外出推迟";
