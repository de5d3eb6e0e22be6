import { Button, Modal } from "antd";
import { useState } from "react";
import { majorItems } from "#contract/major-items.ts";
import { plans } from "#contract/plans.ts";
import { next } from "#domain/flow.ts";
import { type MajorItemAction, majorItemFlow } from "#domain/plans/major-item.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, DateField, ProblemNote, toast } from "../../ui/index.ts";
import type { Item } from "./contract-types.ts";
import { useToday } from "../use-today.ts";

const refresh = [majorItems.list, plans.teams, plans.team];

/** What the flow allows from here; a landing asks for its day, a drop for its reason. */
export function ItemActions({ item, onEdit }: { item: Item; onEdit: () => void }) {
  const move = useWrite(majorItems.move, { refresh, onDone: () => toast("已登记。") });
  const { id, version, status } = item;
  const open = (action: MajorItemAction) => next(majorItemFlow, status, action) !== undefined;
  const send = (action: MajorItemAction, reason = "") =>
    move.send({ params: { id }, body: { version, action, reason, landedOn: null } });
  if (status === "dropped") return <span className="plan-quiet">—</span>;
  return (
    <div className="row-actions">
      {open("begin") && (
        <Button size="small" loading={move.sending} onClick={() => send("begin")}>
          开始实施
        </Button>
      )}
      {open("land") && <LandButton item={item} />}
      {open("step-back") && (
        <ConfirmButton
          size="small"
          sending={move.sending}
          question="进展登记错了的，退回上一步；改动留痕。"
          onConfirm={() => send("step-back")}
        >
          退回上一步
        </ConfirmButton>
      )}
      {status !== "landed" && (
        <Button size="small" onClick={onEdit}>
          修改
        </Button>
      )}
      {open("drop") && (
        <ConfirmButton
          size="small"
          sending={move.sending}
          question="取消后空出一项，可以另列；取消的事项和理由保留备查。"
          reason={{ label: "取消理由", min: 2 }}
          onConfirm={(reason) => send("drop", reason)}
        >
          取消事项
        </ConfirmButton>
      )}
      <ProblemNote problem={move.problem} />
    </div>
  );
}

function LandButton({ item }: { item: Item }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        落地
      </Button>
      {open && <LandDialog item={item} onClose={() => setOpen(false)} />}
    </>
  );
}

function LandDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const today = useToday();
  const [picked, setPicked] = useState<string | null>(null);
  const landedOn = picked ?? (today || null);
  const land = useWrite(majorItems.move, {
    refresh,
    onDone: () => {
      toast("已登记落地。");
      onClose();
    },
  });
  const { id, version } = item;
  return (
    <Modal
      title="落地"
      open
      okText="落地"
      cancelText="取消"
      onCancel={onClose}
      confirmLoading={land.sending}
      okButtonProps={{ disabled: landedOn === null }}
      onOk={() => land.send({ params: { id }, body: { version, action: "land", reason: "", landedOn } })}
    >
      <ProblemNote problem={land.problem} />
      <p>{item.title}</p>
      <label className="plan-dialog">
        落地日期
        <DateField label="落地日期" value={landedOn} onChange={setPicked} latest={today || undefined} />
      </label>
    </Modal>
  );
}
