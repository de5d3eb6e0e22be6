import { assets } from "#contract/assets.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

/** 资产和收益: what is late, what has not been looked at, and what waits for the county. */
export const assetsWaiting = homeCard({
  verb: "asset.read",
  route: assets.waiting,
  call: {},
  groups: ({ lateRents, lookBacks, disposals, toFile }, { me }) => {
    const mine = (verb: (typeof me.verbs)[number]) => me.verbs.includes(verb);
    const counts: WaitingCount[] = [
      { value: lateRents, unit: "期", words: "租金到期未收", href: "/assets/rents?state=late", light: "red" },
      ...(mine("asset.care")
        ? [{ value: lookBacks, unit: "项", words: "本年度未做回头看", href: "/assets?missing=look-back" }]
        : []),
      ...(mine("asset.approve")
        ? [{ value: disposals, unit: "项", words: "处置待批", href: "/assets?status=disposing" }]
        : []),
      ...(mine("distribution.approve")
        ? [{ value: toFile, unit: "个", words: "分配方案待备案", href: "/distributions/plans?status=posted" }]
        : []),
    ];
    return groupOf({ key: "assets", title: "资产和收益分配", href: "/assets", counts });
  },
});
