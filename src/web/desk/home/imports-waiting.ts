import { imports } from "#contract/imports.ts";
import { groupOf, homeCard } from "./waiting.ts";

/** Sheets uploaded and then left: one card a state, because each number opens its own list. */
const leftAt = (state: "read" | "checked", words: string) =>
  homeCard({
    verb: "import.write",
    route: imports.list,
    call: { query: { state, mine: "1", size: 1 } },
    groups: ({ total }) =>
      groupOf({
        key: `imports ${state}`,
        title: "表格导入",
        href: "/imports",
        counts: [{ value: total, unit: "批", words, href: `/imports?state=${state}&mine=1` }],
      }),
  });

export const importsUnread = leftAt("read", "已上传，还没有核对");
export const importsUncommitted = leftAt("checked", "已核对，还没有导入");
