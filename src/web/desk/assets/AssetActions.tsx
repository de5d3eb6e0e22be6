import { Button, Drawer } from "antd";
import { useState } from "react";
import type { AssetAct } from "#contract/asset-shapes.ts";
import { CareForm, LookBackForm, UseForm } from "./UpkeepForms.tsx";
import { AskDisposalForm, DecideDisposalForm, PostDisposalForm, WithdrawDisposalForm } from "./DisposalForms.tsx";
import { EditAssetForm } from "./EditAssetForm.tsx";
import { LeaseForm } from "./LeaseForm.tsx";
import type { Asset } from "./asset-types.ts";
import "../cases/course.css";

const actLabel: Readonly<Record<AssetAct, string>> = {
  edit: "修改登记",
  use: "变更使用状况",
  lease: "登记租约",
  care: "登记管护",
  "look-back": "登记回头看",
  "ask-disposal": "申请处置",
  "post-disposal": "登记处置公示",
  "withdraw-disposal": "撤回处置申请",
  "approve-disposal": "同意处置",
  "refuse-disposal": "不同意处置",
};

/** The acts of this office; what is in the way is said, not hidden. */
export function AssetActions({ asset }: { asset: Asset }) {
  const [open, setOpen] = useState<AssetAct | null>(null);
  const close = () => setOpen(null);
  const ready = asset.acts.filter(({ why }) => why.length === 0);
  const blocked = asset.acts.filter(({ why }) => why.length > 0);
  return (
    <div className="step-actions asset-bar no-print">
      {ready.map(({ act }) => (
        <Button key={act} type={act === "approve-disposal" ? "primary" : "default"} onClick={() => setOpen(act)}>
          {actLabel[act]}
        </Button>
      ))}
      {asset.acts.length === 0 && <div className="step-waits">当前岗位只能查阅该资产。</div>}
      {blocked.map(({ act, why }) => (
        <div className="step-blocked" key={act}>
          <strong>{actLabel[act]}：</strong>
          {why.join("")}
        </div>
      ))}
      <Drawer title={open ? actLabel[open] : ""} open={open !== null} onClose={close} size={620} destroyOnHidden>
        {open && <ActForm asset={asset} act={open} onClose={close} />}
      </Drawer>
    </div>
  );
}

/** What an act asks for before it is done. */
function ActForm({ asset, act, onClose }: { asset: Asset; act: AssetAct; onClose: () => void }) {
  const props = { asset, onClose };
  switch (act) {
    case "edit":
      return <EditAssetForm {...props} />;
    case "use":
      return <UseForm {...props} />;
    case "lease":
      return <LeaseForm {...props} />;
    case "care":
      return <CareForm {...props} />;
    case "look-back":
      return <LookBackForm {...props} />;
    default:
      return <DisposalAct {...props} act={act} />;
  }
}

function DisposalAct({ asset, act, onClose }: { asset: Asset; act: AssetAct; onClose: () => void }) {
  const props = { asset, onClose };
  if (act === "ask-disposal") return <AskDisposalForm {...props} />;
  if (act === "post-disposal") return <PostDisposalForm {...props} />;
  if (act === "withdraw-disposal") return <WithdrawDisposalForm {...props} />;
  return <DecideDisposalForm {...props} approved={act === "approve-disposal"} />;
}
