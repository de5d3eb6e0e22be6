import { replies } from "#contract/namings.ts";
import { waitsForReply } from "../replies/waits-for-reply.ts";
import { groupOf, homeCard } from "./waiting.ts";

/** Where a township or unit is named, and may still explain itself. */
export const repliesWaiting = homeCard({
  verb: "reply.write",
  route: replies.mine,
  call: { query: {} },
  groups: (named) => {
    const value = named.filter(waitsForReply).length;
    const words = "点名涉及本辖区、本单位，可以说明情况";
    const counts = [{ value, unit: "处", words, href: "/replies?waits=reply", light: "yellow" as const }];
    return groupOf({ key: "replies", title: "收文和说明", href: "/replies", counts });
  },
});
