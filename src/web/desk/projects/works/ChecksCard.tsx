import { Button, Drawer } from "antd";
import { useState } from "react";
import { Card, Empty, Light } from "../../../ui/index.ts";
import { CheckForm, ConfirmForm, MendForm } from "./CheckForms.tsx";
import type { CheckRow, Works } from "./works-types.ts";

type Open = { readonly act: "new" } | { readonly act: "mend" | "confirm"; readonly check: CheckRow };

const titles = { new: "登记质量检查", mend: "填报整改情况", confirm: "确认整改" } as const;

/** 质量检查: what was found, mended by the township or the team, confirmed by another. */
export function ChecksCard({ works }: { works: Works }) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const { checks, can } = works;
  return (
    <Card title="质量检查" note={checks.length > 0 && `共 ${checks.length} 次`} padded>
      {checks.length === 0 && <Empty>还没有登记质量检查。</Empty>}
      <ul className="works-list">
        {checks.map((check) => (
          <Check key={check.id} check={check} onAct={(act) => setOpen({ act, check })} />
        ))}
      </ul>
      {can.check && (
        <Button className="no-print" onClick={() => setOpen({ act: "new" })}>
          登记质量检查
        </Button>
      )}
      <Drawer title={open ? titles[open.act] : ""} open={open !== null} onClose={close} size={600} destroyOnHidden>
        {open && <ActForm works={works} open={open} onClose={close} />}
      </Drawer>
    </Card>
  );
}

interface ActFormProps {
  readonly works: Works;
  readonly open: Open;
  readonly onClose: () => void;
}

function ActForm({ works, open, onClose }: ActFormProps) {
  if (open.act === "new") return <CheckForm works={works} onClose={onClose} />;
  const Shown = open.act === "mend" ? MendForm : ConfirmForm;
  return <Shown works={works} check={open.check} onClose={onClose} />;
}

interface CheckProps {
  readonly check: CheckRow;
  readonly onAct: (act: "mend" | "confirm") => void;
}

function Check({ check, onAct }: CheckProps) {
  const { checkedOn, unit, checkers, part, conclusion, text, mend, confirm } = check;
  const why = [...(mend ?? []), ...(confirm ?? [])];
  return (
    <li>
      <span className="num">{checkedOn}</span>　<strong>{conclusion === "good" ? "合格" : "发现问题"}</strong>
      {["", unit, checkers, part].filter((word, i) => i === 0 || word).join("　")}
      <p>{text}</p>
      {conclusion === "faults" && <Mending check={check} />}
      {why.length > 0 && <p className="step-waits">{why.join("")}</p>}
      <CheckActs check={check} onAct={onAct} />
    </li>
  );
}

const CheckActs = ({ check: { mend, confirm }, onAct }: CheckProps) => (
  <div className="no-print works-row-acts">
    {mend?.length === 0 && (
      <Button size="small" onClick={() => onAct("mend")}>
        填报整改
      </Button>
    )}
    {confirm?.length === 0 && (
      <Button size="small" type="primary" onClick={() => onAct("confirm")}>
        确认整改
      </Button>
    )}
  </div>
);

function Mending({ check }: { check: CheckRow }) {
  const { dueOn, mendedOn, mendedText, mendedBy, confirmedOn, confirmedBy, late } = check;
  if (confirmedOn)
    return (
      <p>
        {mendedOn} {mendedBy}整改：{mendedText}　{confirmedOn} {confirmedBy}确认
      </p>
    );
  if (mendedOn)
    return (
      <p>
        {mendedOn} {mendedBy}整改：{`${mendedText}　`}
        <Light colour="yellow" word="待确认" />
      </p>
    );
  return (
    <p>
      {dueOn && `${dueOn} 前整改`}　
      {late ? <Light colour="red" word="整改逾期" /> : <Light colour="yellow" word="待整改" />}
    </p>
  );
}
