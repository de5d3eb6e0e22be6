import { accounts, grants } from "#contract/accounts.ts";
import { audits } from "#contract/audit.ts";
import { instant } from "../../ui/instant.ts";
import { groupOf, homeCard } from "./waiting.ts";

/** Whom the system administrator has made and nobody has given an office yet. */
export const grantsWaiting = homeCard({
  verb: "grant.assign",
  route: grants.accounts,
  call: {},
  groups: (all) => {
    const value = all.filter(({ officeCount }) => officeCount === 0).length;
    const count = { value, unit: "个账号", words: "还没有岗位，不能办理业务", href: "/grants" };
    return groupOf({ key: "grants", title: "岗位授权", href: "/grants", counts: [count] });
  },
});

/** A reset opens nothing until the security administrator has confirmed the person. */
export const resetsWaiting = homeCard({
  verb: "account.release",
  route: grants.resets,
  call: {},
  groups: ({ length }) => {
    const count = { value: length, unit: "个账号", words: "密码已重置，待核实本人", href: "/grants" };
    return groupOf({ key: "resets", title: "密码重置", href: "/grants", counts: [count] });
  },
});

export const locksWaiting = homeCard({
  verb: "account.reset",
  route: accounts.list,
  call: { query: {} },
  groups: (all) => {
    const value = all.filter(({ lockedUntil }) => lockedUntil !== null).length;
    const count = { value, unit: "个账号", words: "密码连续输错，暂时锁定", href: "/accounts?locked=1" };
    return groupOf({ key: "locks", title: "账号管理", href: "/accounts", counts: [count] });
  },
});

export const sealsWaiting = homeCard({
  verb: "audit.read",
  route: audits.seals,
  call: {},
  groups: (chains) => {
    const last = chains
      .flatMap(({ lastAt }) => (lastAt === null ? [] : [lastAt]))
      .toSorted()
      .at(-1);
    const value = chains.reduce((sum, { waiting }) => sum + waiting, 0);
    return groupOf({
      key: "seals",
      title: "封存情况",
      href: "/audit",
      note: last === undefined ? "还没有封存" : `最近封存 ${instant(last)}`,
      counts: [
        { value, unit: "条", words: "待封存，一分钟内自动封存", href: "/audit?sealed=no" },
        { words: `核验封存链（${chains.length} 条链）`, href: "/audit" },
      ],
    });
  },
});
