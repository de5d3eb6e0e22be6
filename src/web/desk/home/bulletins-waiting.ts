import { bulletins } from "#contract/bulletins.ts";
import { type BulletinWait, bulletinWaits } from "#domain/bulletins/waiting.ts";
import { groupOf, homeCard } from "./waiting.ts";

const words: Record<BulletinWait, string> = {
  approval: "他人送审，待您审核",
  publication: "已审核，待印发",
  mending: "退回修改，待您改好再送审",
  submission: "您拟写的，还没有送审",
  naming: "有他人提出的点名，待您核准",
  reply: "被点名的已经说明情况，待您答复",
};

export const bulletinsWaiting = homeCard({
  verb: "bulletin.write",
  route: bulletins.list,
  call: { query: {} },
  groups: (all) =>
    groupOf({
      key: "bulletins",
      title: "简报通报",
      href: "/bulletins",
      counts: bulletinWaits.map((wait) => ({
        value: all.filter(({ waits }) => waits.includes(wait)).length,
        unit: "份",
        words: words[wait],
        href: `/bulletins?waits=${wait}`,
      })),
    }),
});
