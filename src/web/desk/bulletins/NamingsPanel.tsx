import { Button, Modal } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { namings } from "#contract/namings.ts";
import { namingKindLabel, namingStatusLabel, namingToneLabel } from "#domain/bulletins/naming.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, ConfirmButton, Empty, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Bulletin } from "./bulletin-types.ts";
import { NamingForm } from "./NamingForm.tsx";
import { ReplyButtons } from "../replies/ReplyButtons.tsx";
import { ReplyList } from "../replies/ReplyList.tsx";

type Naming = Bulletin["namings"][number];

const refresh = [bulletins.get];

/** 点名清单: who is named for what, who approved it, and what the named said. */
export function NamingsPanel({ bulletin, writes }: { bulletin: Bulletin; writes: boolean }) {
  const [adding, setAdding] = useState(false);
  const { frozen, plainNames } = bulletin;
  if (!writes && bulletin.namings.length === 0 && plainNames.length === 0) return null;
  const close = () => setAdding(false);
  const add = writes && <Button onClick={() => setAdding(true)}>提出点名</Button>;
  return (
    <Card
      title={frozen ? "点名和说明情况" : "点名清单"}
      note={frozen ? undefined : "由提出人以外的另一人核准后才能印发"}
    >
      {plainNames.length > 0 && (
        <p className="bulletin-note" role="status">
          文中直接写有下列名称，没有登记点名，发至乡镇的版本中不会隐去，请核对：{plainNames.join("、")}。
        </p>
      )}
      <div className="folded">
        <Table
          short
          rows={bulletin.namings}
          rowKey={(row) => row.id}
          empty={<Empty>没有点名。需要写明村、单位名称的，先在这里提出，再从“插入数字”中选取。</Empty>}
          columns={frozen ? published : proposed}
        />
      </div>
      {add && <div className="panel-foot">{add}</div>}
      <Modal title="提出点名" open={adding} footer={null} destroyOnHidden onCancel={close}>
        <NamingForm bulletinId={bulletin.id} onClose={close} />
      </Modal>
    </Card>
  );
}

const proposed: Column<Naming>[] = [
  { head: "对象", cell: (row) => <Proposed row={row} /> },
  { head: "事由", cell: (row) => row.purpose },
  { head: "核准", cell: (row) => approvalOf(row) },
  { head: "办理", cell: (row) => <NamingButtons row={row} /> },
];

const published: Column<Naming>[] = [
  { head: "对象", cell: (row) => row.shown },
  {
    head: "性质",
    cell: ({ tone, kind }) => (
      <>
        <span className="tight">{namingToneLabel[tone]}</span>
        <br />
        <small className="tight">{namingKindLabel[kind]}</small>
      </>
    ),
  },
  { head: "事由", cell: (row) => row.purpose },
  { head: "核准人", cell: (row) => <span className="tight">{row.approver}</span> },
  { head: "说明情况", cell: (row) => <ReplyList stand={row.stand} replies={row.replies} answers={row.can.answer} /> },
  { head: "办理", cell: (row) => <ReplyButtons id={row.id} can={row.can} /> },
];

function Proposed({ row: { shown, masked, kind, tone } }: { row: Naming }) {
  return (
    <>
      {shown}
      <br />
      <small>
        {namingToneLabel[tone]}，{namingKindLabel[kind]}；发至乡镇版写作“{masked}”
      </small>
    </>
  );
}

function approvalOf({ status, approver, refuseReason, used }: Naming): string {
  const words = status === "approved" ? `${approver}已核准` : namingStatusLabel[status];
  const why = refuseReason === "" ? "" : `：${refuseReason}`;
  return `${words}${why}${used ? "" : "（文中没有用到）"}`;
}

function NamingButtons({ row: { id, can, shown } }: { row: Naming }) {
  const approve = useWrite(namings.approve, { refresh, onDone: () => toast("已核准点名。") });
  const refuse = useWrite(namings.refuse, { refresh, onDone: () => toast("已退回点名。") });
  const remove = useWrite(namings.remove, { refresh, onDone: () => toast("已撤去点名。") });
  const params = { id };
  return (
    <>
      {can.approve && (
        <ConfirmButton
          size="small"
          type="primary"
          sending={approve.sending}
          question={`请核对事实和依据。核准后文中可以写明“${shown}”。`}
          onConfirm={() => approve.send({ params, body: {} })}
        >
          核准
        </ConfirmButton>
      )}
      {can.refuse && (
        <ConfirmButton
          size="small"
          sending={refuse.sending}
          question="不同意点名的，请写明理由，由拟稿人从文中删去。"
          reason={{ label: "理由", min: 2 }}
          onConfirm={(reason) => refuse.send({ params, body: { reason } })}
        >
          不同意
        </ConfirmButton>
      )}
      {can.remove && (
        <ConfirmButton
          size="small"
          danger
          sending={remove.sending}
          question="撤去后，文中用到它的地方要一并删去。"
          onConfirm={() => remove.send({ params, body: {} })}
        >
          撤去
        </ConfirmButton>
      )}
      <ProblemNote problem={approve.problem ?? refuse.problem ?? remove.problem} />
    </>
  );
}
