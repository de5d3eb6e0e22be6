import { Button, Input } from "antd";
import { useState } from "react";
import { draws } from "#contract/draws.ts";
import { inspections } from "#contract/inspections.ts";
import { shippedStrata } from "#domain/inspections/frame-building.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { DrawSettings, Inspection } from "./contract-types.ts";
import { ExcludedPlaces } from "./ExcludedPlaces.tsx";
import { FreezeFields } from "./FreezeFields.tsx";
import { FreezePreview } from "./FreezePreview.tsx";

interface FreezeFormProps {
  readonly inspection: Inspection;
  readonly again: boolean;
  readonly onFrozen: (drawId: string) => void;
}

const atFirst: DrawSettings = {
  method: "simple",
  clusterChoice: "simple",
  allocation: "equal",
  strataBy: "none",
  weightBy: "none",
  strata: [],
  excluded: [],
  memoryMonths: 0,
  memory: "exclude",
  perObject: 2,
  byGroup: false,
  publicSource: "",
  publicOn: null,
};

/** 抽取底册：settings, then how many there are to draw from, then how many are drawn, then frozen for good. */
export function FreezeForm({ inspection, again, onFrozen }: FreezeFormProps) {
  const [id] = useState(uuidv7);
  const [settings, setSettings] = useState(atFirst);
  const [repeatReason, setRepeatReason] = useState("");
  const [asked, setAsked] = useState(false);
  const change = (changes: Partial<DrawSettings>) => setSettings((before) => ({ ...before, ...changes }));
  const params = { id: inspection.id };
  const preview = useWrite(draws.preview, {
    onDone: ({ strata }) =>
      setSettings((before) => ({ ...before, strata: strata.map(({ name }) => keptStratum(before, name)) })),
  });
  const freeze = useWrite(draws.freeze, {
    refresh: [draws.ofInspection, inspections.get, inspections.list],
    onDone: () => {
      toast("底册已定格。");
      onFrozen(id);
    },
  });
  const look = () => {
    setAsked(settings.strata.some(({ n }) => n > 0));
    preview.send({ params, body: settings });
  };
  const send = () => freeze.send({ params, body: { ...settings, id, version: inspection.version, repeatReason } });
  return (
    <>
      <ProblemNote problem={freeze.problem ?? preview.problem} />
      <FreezeFields settings={settings} onSettings={change} />
      <ExcludedPlaces
        inspectionId={inspection.id}
        excluded={settings.excluded}
        onExcluded={(excluded) => change({ excluded })}
      />
      {again && <RepeatReason value={repeatReason} onValue={setRepeatReason} />}
      <p>
        <Button loading={preview.sending} onClick={look}>
          {settings.strata.length === 0 ? "查看可抽对象" : "核对一遍"}
        </Button>
      </p>
      {preview.reply && settings.strata.length > 0 && (
        <FreezePreview preview={preview.reply} settings={settings} asked={asked} onSettings={change} />
      )}
      {settings.strata.some(({ n }) => n > 0) && <FreezeButton sending={freeze.sending} onFreeze={send} />}
    </>
  );
}

const FreezeButton = ({ sending, onFreeze }: { sending: boolean; onFreeze: () => void }) => (
  <ConfirmButton
    type="primary"
    sending={sending}
    question="定格后，名单、剔除、人员、回避和抽取方式都不能再改。确需更改的，只能说明理由作废后重新抽取，历次都公布。"
    onConfirm={onFreeze}
  >
    底册定格
  </ConfirmButton>
);

/** What was filled in for a stratum stays when the list is asked for again; 软弱涣散村、其他村 begin with 2 and 6. */
function keptStratum({ method, strataBy, strata }: DrawSettings, name: string) {
  const begun = method === "stratified" && strataBy === "weak" && strata.length === 0;
  return strata.find((one) => one.name === name) ?? { name, n: begun ? (shippedStrata[name] ?? 0) : 0, clusters: 0 };
}

function RepeatReason({ value, onValue }: { value: string; onValue: (text: string) => void }) {
  return (
    <label className="form-line">
      重新抽取的理由（长期保留、一并公布）
      <Input value={value} maxLength={200} onChange={({ target }) => onValue(target.value)} />
    </label>
  );
}
