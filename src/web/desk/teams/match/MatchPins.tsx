import { Button, Modal } from "antd";
import { useState } from "react";
import { matches } from "#contract/match.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, type Column, Empty, instant, ProblemNote, Table } from "../../../ui/index.ts";
import { PinForm } from "./PinForm.tsx";
import type { Overview } from "./types.ts";

type Pin = Overview["pins"][number];

const columns: readonly Column<Pin>[] = [
  { head: "方式", cell: (row) => (row.kind === "pin" ? "指定" : "排除"), width: 70 },
  { head: "村（社区）", cell: (row) => row.village },
  { head: "岗位", cell: (row) => slotLabel[row.slot], width: 130 },
  { head: "人选（单位）", cell: (row) => row.holder },
  { head: "理由", cell: (row) => row.reason },
  { head: "办理", cell: (row) => `${row.madeBy} ${instant(row.madeAt)}` },
  { head: "是否生效", cell: (row) => row.idle ?? "生效" },
];

/** 手工指定和排除, each with its reason; what was taken back can be brought back at once. */
export function MatchPins({ page }: { page: Overview }) {
  const [open, setOpen] = useState(false);
  const [removed, setRemoved] = useState<Pin | null>(null);
  const add = page.can.pin && <Button onClick={() => setOpen(true)}>新增指定或排除</Button>;
  const work: Column<Pin> = {
    head: "",
    cell: (row) => <Remove pin={row} onDone={() => setRemoved(row)} />,
    width: 80,
  };
  return (
    <Card title="手工指定和排除" note={`共 ${page.pins.length} 项`}>
      <div id="pins" />
      <Table
        short
        rows={page.pins}
        rowKey={(row) => row.id}
        columns={page.can.pin ? [...columns, work] : columns}
        hot={(row) => row.idle !== null}
        empty={<Empty action={add}>没有手工指定或排除，全部由系统按规则提出。</Empty>}
        foot={page.pins.length > 0 && add}
      />
      {removed && <Restore pin={removed} onDone={() => setRemoved(null)} />}
      <Modal title="新增指定或排除" open={open} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <PinForm page={page} onClose={() => setOpen(false)} />
      </Modal>
    </Card>
  );
}

const refresh = [matches.overview];

function Remove({ pin, onDone }: { pin: Pin; onDone: () => void }) {
  const { send, sending, problem } = useWrite(matches.unpin, { refresh, onDone });
  return (
    <>
      <Button size="small" loading={sending} onClick={() => send({ params: { id: pin.id } })}>
        取消
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}

function Restore({ pin, onDone }: { pin: Pin; onDone: () => void }) {
  const { send, sending, problem } = useWrite(matches.repin, { refresh, onDone });
  return (
    <p className="match-undo no-print" role="status">
      已取消对{pin.holder}的{pin.kind === "pin" ? "指定" : "排除"}（{pin.village}）。{" "}
      <Button size="small" loading={sending} onClick={() => send({ params: { id: pin.id } })}>
        恢复
      </Button>
      <ProblemNote problem={problem} />
    </p>
  );
}
