import { Checkbox, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import { strataKinds, weightKinds } from "#domain/inspections/frame-building.ts";
import { allocationLabel, clusterChoiceLabel, drawMethodLabel, memoryLabel } from "#domain/inspections/draw/labels.ts";
import { strataKindLabel, weightKindLabel } from "#domain/inspections/inspection-labels.ts";
import { DateField } from "../../ui/index.ts";
import type { DrawSettings } from "./contract-types.ts";

interface FreezeFieldsProps {
  readonly settings: DrawSettings;
  readonly onSettings: (change: Partial<DrawSettings>) => void;
}

const optionsOf = <K extends string>(labels: Readonly<Record<K, string>>, keys = Object.keys(labels) as K[]) =>
  keys.map((value) => ({ value, label: labels[value] }));

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="form-line">
      {label}
      {children}
    </label>
  );
}

function onceChosen(method: DrawSettings["method"], { strataBy }: DrawSettings): Partial<DrawSettings> {
  const stratified = method === "stratified" && strataBy === "none" ? "weak" : strataBy;
  return {
    method,
    strata: [],
    strataBy: method === "simple" ? "none" : stratified,
    weightBy: method === "size-weighted" ? "population" : "none",
  };
}

/** What changes which strata there are empties how many are drawn from them. */
export function FreezeFields({ settings, onSettings }: FreezeFieldsProps) {
  const { method } = settings;
  const setMethod = (next: DrawSettings["method"]) => onSettings(onceChosen(next, settings));
  return (
    <div className="draw-fields">
      <Line label="抽取方式">
        <Select value={method} options={optionsOf(drawMethodLabel)} onChange={setMethod} />
      </Line>
      {method !== "simple" && (
        <Line label="分层">
          <Select
            value={settings.strataBy}
            options={optionsOf(strataKindLabel, [...strataKinds])}
            onChange={(strataBy) => onSettings({ strataBy, strata: [] })}
          />
        </Line>
      )}
      {(method === "size-weighted" || (method === "two-stage" && settings.clusterChoice === "size-weighted")) && (
        <Line label="规模">
          <Select
            value={settings.weightBy}
            options={optionsOf(weightKindLabel, [...weightKinds])}
            onChange={(weightBy) => onSettings({ weightBy })}
          />
        </Line>
      )}
      {method === "two-stage" && <TwoStage settings={settings} onSettings={onSettings} />}
      <Memory settings={settings} onSettings={onSettings} />
      <Line label="每个对象督查人员（人）">
        <InputNumber
          min={2}
          max={20}
          precision={0}
          value={settings.perObject}
          onChange={(perObject) => onSettings({ perObject: perObject ?? 2 })}
        />
      </Line>
      <Checkbox checked={settings.byGroup} onChange={({ target }) => onSettings({ byGroup: target.checked })}>
        按组派出（整组前往，组内有人应当回避的整组回避）
      </Checkbox>
      <PublicNumber settings={settings} onSettings={onSettings} />
    </div>
  );
}

function TwoStage({ settings, onSettings }: FreezeFieldsProps) {
  return (
    <>
      <Line label="先抽乡镇">
        <Select
          value={settings.clusterChoice}
          options={optionsOf(clusterChoiceLabel)}
          onChange={(clusterChoice) => onSettings({ clusterChoice })}
        />
      </Line>
      <Line label="各乡镇分配">
        <Select
          value={settings.allocation}
          options={optionsOf(allocationLabel)}
          onChange={(allocation) => onSettings({ allocation })}
        />
      </Line>
    </>
  );
}

function Memory({ settings, onSettings }: FreezeFieldsProps) {
  return (
    <>
      <Line label="近几个月查过的另行处理（0 为不区分）">
        <InputNumber
          min={0}
          max={60}
          precision={0}
          value={settings.memoryMonths}
          onChange={(months) => onSettings({ memoryMonths: months ?? 0 })}
        />
      </Line>
      {settings.memoryMonths > 0 && (
        <Line label="处理方式">
          <Select
            value={settings.memory}
            options={optionsOf(memoryLabel)}
            onChange={(memory) => onSettings({ memory })}
          />
        </Line>
      )}
    </>
  );
}

function PublicNumber({ settings, onSettings }: FreezeFieldsProps) {
  return (
    <>
      <Line label="公开数字的来源（选填，如某日某彩种开奖号码）">
        <Input
          value={settings.publicSource}
          maxLength={120}
          onChange={({ target }) => onSettings({ publicSource: target.value })}
        />
      </Line>
      {settings.publicSource !== "" && (
        <Line label="公布日（两份承诺须在此日之前提交）">
          <DateField value={settings.publicOn} onChange={(publicOn) => onSettings({ publicOn })} />
        </Line>
      )}
    </>
  );
}
