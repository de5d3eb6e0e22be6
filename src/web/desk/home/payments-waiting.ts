import { payments } from "#contract/payments.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

/** 拨付: to each office what it does itself; what is stuck, to those who asked for it. */
export const paymentsWaiting = homeCard({
  verb: "fund.read",
  route: payments.list,
  call: { query: { page: 1, size: 1 } },
  groups: ({ waiting: { approve, post, stuck }, can }) => {
    const counts: WaitingCount[] = [
      ...(can.approve
        ? [{ value: approve, unit: "笔", words: "拨付申请待审核", href: "/payments?waits=approve" }]
        : []),
      ...(can.post ? [{ value: post, unit: "笔", words: "已审核，待办理拨付", href: "/payments?waits=post" }] : []),
      ...(can.request
        ? [
            {
              value: stuck,
              unit: "笔",
              words: "被卡住，不能往下办",
              href: "/payments?waits=stuck",
              light: "yellow" as const,
            },
          ]
        : []),
    ];
    return groupOf({ key: "payments", title: "拨付办理", href: "/payments", counts });
  },
});
