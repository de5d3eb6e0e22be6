import { Input, Select } from "antd";
import type { Problem } from "#contract/problem.ts";
import { assetClassLabel, projectKindLabel } from "#domain/projects/labels.ts";
import { DateField, Field, FormPage } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { PermitFields } from "./PermitFields.tsx";
import type { ProjectValues } from "./project-form.ts";
import { namedOptions, optionsOf, type ProjectChoices, type VillageChoices } from "./project-types.ts";
import { VillageFields } from "./VillageFields.tsx";
import { wanRules } from "./wan-rules.ts";

interface ProjectFormProps {
  readonly initial: Partial<ProjectValues>;
  readonly choices: ProjectChoices;
  readonly villages: VillageChoices;
  readonly problem: Problem | null;
  readonly sending: boolean;
  readonly submit: string;
  /** A number is there already: left empty it stays. */
  readonly phoneKept?: boolean;
  readonly onSubmit: (values: ProjectValues) => void;
  readonly onCancel: () => void;
}

/** 申报书：only the name, the kind, the villages and the estimate are needed for a draft; the rest by the time it is declared. */
export function ProjectForm({ choices, villages, phoneKept = false, ...form }: ProjectFormProps) {
  return (
    <FormPage<ProjectValues> {...form}>
      <WhatFields />
      <VillageFields villages={villages} />
      <ContentFields />
      <WhoFields choices={choices} phoneKept={phoneKept} />
      <PermitFields />
      <div className="project-pair">
        <Field name="planStartOn" label="计划开工日期" required={false}>
          <DateField />
        </Field>
        <Field name="planFinishOn" label="计划完工日期" required={false}>
          <DateField />
        </Field>
      </div>
    </FormPage>
  );
}

function WhatFields() {
  return (
    <>
      <Field name="name" label="项目名称">
        <Input maxLength={80} />
      </Field>
      <div className="project-pair">
        <Field name="kind" label="项目类型">
          <Select options={optionsOf(projectKindLabel)} />
        </Field>
        <Field name="assetClass" label="形成资产">
          <Select options={optionsOf(assetClassLabel)} />
        </Field>
      </div>
      <Field name="estimateFen" label="概算（万元）" rules={wanRules}>
        <Input inputMode="decimal" suffix="万元" style={{ width: 220 }} />
      </Field>
    </>
  );
}

function ContentFields() {
  return (
    <>
      <Field name="place" label="建设地点" required={false}>
        <Input maxLength={200} />
      </Field>
      <Field name="content" label="建设内容" required={false}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Field>
      <Field name="scale" label="建设规模" required={false}>
        <Input maxLength={500} />
      </Field>
      <Field name="target" label="绩效目标" required={false}>
        <Input.TextArea rows={2} maxLength={1000} showCount />
      </Field>
      <Field
        name="linkMechanism"
        label="联农带农机制"
        required={false}
        hint="产业项目、形成经营性资产的项目，申报时应写明。"
      >
        <Input.TextArea rows={2} maxLength={1000} showCount />
      </Field>
    </>
  );
}

function WhoFields({ choices, phoneKept }: { choices: ProjectChoices; phoneKept: boolean }) {
  const { role } = useMe().office;
  const units = namedOptions(choices.units);
  const search = { optionFilterProp: "label" } as const;
  return (
    <>
      {role === "county" && (
        <Field
          name="townshipId"
          label="牵头乡镇"
          required={false}
          hint="由牵头乡镇审核；不选的，由县级另一名经办人审核。"
        >
          <Select allowClear showSearch={search} options={namedOptions(choices.townships)} />
        </Field>
      )}
      <div className="project-pair">
        <Field name="owner" label="业主单位" required={false} hint="如：某某村股份经济合作社">
          <Input maxLength={100} />
        </Field>
        <Field name="ownerId" label="业主在单位名录中的" required={false}>
          <Select allowClear showSearch={search} options={units} />
        </Field>
      </div>
      <Field name="sectorId" label="行业主管部门" required={false} hint="不选的，按县里为该类项目明确的主管部门。">
        <Select allowClear showSearch={search} options={units} />
      </Field>
      <div className="project-pair">
        <Field name="responsible" label="责任人" required={false}>
          <Input maxLength={40} />
        </Field>
        <Field
          name="phone"
          label="责任人电话"
          required={false}
          hint={phoneKept ? "已登记，不填的不改。" : "各处只显示隐去中间四位的号码。"}
        >
          <Input maxLength={20} inputMode="tel" />
        </Field>
      </div>
    </>
  );
}
