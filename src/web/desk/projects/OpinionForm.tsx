import { useQuery } from "@tanstack/react-query";
import { Input, Radio, Select } from "antd";
import { useState } from "react";
import { experts } from "#contract/experts.ts";
import { projects } from "#contract/projects.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { OpinionConclusion } from "#domain/projects/argument.ts";
import { opinionConclusionLabel, projectKindLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { useToday } from "../use-today.ts";
import { afterProject, optionsOf, type Project } from "./project-types.ts";

interface Values {
  readonly expertId?: string;
  readonly conclusion: OpinionConclusion;
  readonly text: string;
  readonly writtenOn: string;
}

/** 书面意见: the county writes down an expert's, a department its own. */
export function OpinionForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const isCounty = useMe().office.role === "county";
  const opine = useWrite(projects.opine, {
    refresh: afterProject,
    onDone: () => {
      toast("已登记书面意见。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ writtenOn: today }}
      problem={opine.problem}
      sending={opine.sending}
      submit="登记意见"
      onSubmit={({ expertId, ...values }) =>
        opine.send({ params: { id: project.id }, body: { id, expertId: expertId ?? null, ...values } })
      }
      onCancel={onClose}
    >
      {isCounty ? <ExpertField project={project} /> : <p>填写本单位的书面意见，提交后不能修改。</p>}
      <Field name="conclusion" label="意见">
        <Radio.Group options={optionsOf(opinionConclusionLabel)} />
      </Field>
      <Field name="text" label="书面意见">
        <Input.TextArea rows={6} maxLength={2000} showCount />
      </Field>
      <Field name="writtenOn" label="日期">
        <DateField latest={today} />
      </Field>
    </FormPage>
  );
}

/** Experts of the trade who have not written yet. */
function ExpertField({ project: { kind, hearings, countyId } }: { project: Project }) {
  const { data } = useQuery(useApi().query(experts.list, { query: { countyId, page: 1, size: 200 } }));
  const written = hearings[0]?.opinions.map(({ expertId }) => expertId) ?? [];
  const open = (data?.rows ?? []).filter(
    ({ id, sector }) => (sector === kind || sector === "other") && !written.includes(id),
  );
  return (
    <Field
      name="expertId"
      label="专家"
      hint={`只列出${projectKindLabel[kind]}和综合类的专家；业主单位、承建单位的专家应当回避。`}
    >
      <Select
        showSearch={{ optionFilterProp: "label" }}
        options={open.map(({ id, name, unit }) => ({ value: id, label: `${name}（${unit}）` }))}
        notFoundContent="没有对口的专家，请先在“论证专家”中登记。"
      />
    </Field>
  );
}
