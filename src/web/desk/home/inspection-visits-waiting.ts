import { visitObjects } from "#contract/visit-objects.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

/** 到村检查：of an inspector what was drawn for him, of the county all that inspections under way have not visited. */
export const inspectionVisitsWaiting = homeCard({
  verb: "visit.write",
  route: visitObjects.waiting,
  call: { query: {} },
  groups: ({ mine, all }, { me }) => {
    const inspector = me.office.role === "inspector";
    const { left, late, open } = inspector ? mine : all;
    const own = inspector ? "mine=true&" : "";
    const counts: WaitingCount[] = [
      {
        value: left,
        unit: "个",
        words: inspector ? "抽中（指定）由您检查，还没有去" : "正在督查的对象，还没有检查",
        href: `/visits/objects?${own}progress=left`,
      },
      { value: open, unit: "次", words: "检查填写中，还没有提交", href: `/visits?${own}status=open` },
      {
        value: late,
        unit: "个",
        words: "督查日期已过，还没有检查",
        href: `/visits/objects?${own}progress=left&late=true`,
        light: "red",
      },
    ];
    return groupOf({ key: "inspection-visits", title: "到村检查", href: "/visits/objects", counts });
  },
});
