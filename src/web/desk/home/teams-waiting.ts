import { teams } from "#contract/teams.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

/** What waits in teams: answers and signatures of this office, and what the county or the team has to bring on. */
export const teamsWaiting = homeCard({
  verb: "team.read",
  route: teams.waiting,
  call: {},
  groups: ({ leaves, handovers, rotations, undocked, vacant, ending, unsettled }, { me }) => {
    const asked: WaitingCount[] = [
      { value: leaves, unit: "件", words: "请假、公出等您审批", href: "/leaves?mine=yes" },
      { value: handovers, unit: "份", words: "交接包等您签收", href: "/handovers?state=open" },
    ];
    const notes: WaitingCount[] = [
      { value: undocked, unit: "支", words: "工作队还没有登记对接", href: "/teams?docked=no", light: "yellow" },
    ];
    const county: WaitingCount[] = [
      { value: rotations, unit: "项", words: "预定轮换到期未能生效", href: "/rotations?state=failed", light: "red" },
      { value: vacant, unit: "支", words: "工作队四个一有空缺", href: "/teams?vacant=yes", light: "yellow" },
      { value: ending, unit: "支", words: "工作队任期 60 天内到期", href: "/teams?ending=yes", light: "yellow" },
      {
        value: unsettled,
        unit: "支",
        words: "工作队所在村已撤并，等您处理",
        href: "/teams?unsettled=yes",
        light: "red",
      },
    ];
    const counts = [
      ...asked,
      ...(me.verbs.includes("posting.write") ? notes : []),
      ...(me.verbs.includes("team.edit") ? county : []),
    ];
    return groupOf({ key: "teams", title: "驻村工作队", href: "/teams", counts });
  },
});
