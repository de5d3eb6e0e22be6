import { Button, Input } from "antd";
import { Link, useLocation } from "wouter";
import { bulletinItems } from "#contract/bulletin-items.ts";
import { bulletins } from "#contract/bulletins.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { itemStatusLabel } from "#domain/bulletins/item.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, ConfirmButton, Empty, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Bulletin } from "./bulletin-types.ts";

type Item = Bulletin["items"][number];

const refresh = [bulletins.get, bulletins.difference];

/** 稿件: each author writes his own; the editor puts them in order. */
export function ItemsPanel({ bulletin }: { bulletin: Bulletin }) {
  const { id, items, can } = bulletin;
  const [, go] = useLocation();
  const add = useWrite(bulletinItems.create, {
    refresh,
    onDone: (made) => go(`/bulletins/${id}/items/${made.id}`),
  });
  const addButton = can.contribute && (
    <Button loading={add.sending} onClick={() => add.send({ params: { id }, body: { id: uuidv7() } })}>
      新写一篇
    </Button>
  );
  return (
    <Card title="稿件" note="各写各的稿件，由本期编辑编排；全部交稿后才能送审">
      <ProblemNote problem={add.problem} />
      <div className="folded">
        <Table
          short
          rows={items}
          rowKey={(row) => row.id}
          empty={<Empty>还没有稿件。本县干部都可以给这一期供稿。</Empty>}
          columns={columnsOf(bulletin)}
        />
      </div>
      {addButton && <div className="panel-foot">{addButton}</div>}
    </Card>
  );
}

const columnsOf = (bulletin: Bulletin): Column<Item>[] => [
  { head: "栏目", cell: (row, at) => <Section bulletin={bulletin} row={row} at={at} /> },
  {
    head: "标题",
    cell: (row) => <Link href={`/bulletins/${bulletin.id}/items/${row.id}`}>{row.title || "（未填标题）"}</Link>,
  },
  { head: "供稿单位、供稿人", cell: (row) => [row.credit, row.author].filter(Boolean).join("　") },
  { head: "进度", cell: (row) => <span className={row.returnReason === "" ? "tight" : ""}>{stateOf(row)}</span> },
  { head: "办理", cell: (row, at) => <ItemButtons bulletin={bulletin} row={row} at={at} /> },
];

const stateOf = ({ status, returnReason }: Item) =>
  returnReason === "" ? itemStatusLabel[status] : `退回：${returnReason}`;

const orderOf = ({ items }: Bulletin) => items.map(({ id, section }) => ({ id, section }));

function Section({ bulletin, row, at }: { bulletin: Bulletin; row: Item; at: number }) {
  const { send } = useWrite(bulletinItems.arrange, { refresh });
  if (!row.can.arrange) return row.section;
  const save = (section: string) => {
    if (section === row.section) return;
    const items = orderOf(bulletin).map((one, i) => (i === at ? { ...one, section } : one));
    send({ params: { id: bulletin.id }, body: { items } });
  };
  return (
    <Input
      size="small"
      key={row.section}
      defaultValue={row.section}
      maxLength={20}
      aria-label={`“${row.title}”的栏目`}
      onBlur={(event) => save(event.target.value.trim())}
    />
  );
}

function ItemButtons({ bulletin, row, at }: { bulletin: Bulletin; row: Item; at: number }) {
  const arrange = useWrite(bulletinItems.arrange, { refresh });
  const giveBack = useWrite(bulletinItems.return, { refresh, onDone: () => toast("已退回供稿人。") });
  const remove = useWrite(bulletinItems.remove, { refresh, onDone: () => toast("已撤去该稿件。") });
  const params = { id: row.id };
  const { version } = row;
  const move = (by: -1 | 1) => {
    const items = orderOf(bulletin);
    [items[at], items[at + by]] = [items[at + by]!, items[at]!];
    arrange.send({ params: { id: bulletin.id }, body: { items } });
  };
  return (
    <>
      {row.can.arrange && (
        <>
          <Button size="small" disabled={at === 0 || arrange.sending} onClick={() => move(-1)}>
            上移
          </Button>
          <Button size="small" disabled={at === bulletin.items.length - 1 || arrange.sending} onClick={() => move(1)}>
            下移
          </Button>
        </>
      )}
      {row.can.return && (
        <ConfirmButton
          size="small"
          question="退回后由供稿人修改，重新交稿。"
          reason={{ label: "退回意见", min: 2 }}
          sending={giveBack.sending}
          onConfirm={(reason) => giveBack.send({ params, body: { version, reason } })}
        >
          退回
        </ConfirmButton>
      )}
      {row.can.remove && (
        <ConfirmButton
          size="small"
          danger
          question="撤去后本期不再刊用这篇稿件。"
          sending={remove.sending}
          onConfirm={() => remove.send({ params, body: { version } })}
        >
          撤去
        </ConfirmButton>
      )}
      <ProblemNote problem={arrange.problem ?? giveBack.problem ?? remove.problem} />
    </>
  );
}
