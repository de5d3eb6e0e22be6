import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { findings } from "#contract/findings.ts";
import { type Assignee, assignees, type FindingType } from "#domain/inspections/finding.ts";
import { assigneeLabel } from "#domain/inspections/finding-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { DueField, StageFields } from "./DeadlineFields.tsx";
import { afterFinding, type FindingChoices, handWords, namedOptions } from "./finding-types.ts";

interface Handed {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly type: FindingType;
  readonly status: string;
  readonly dueOn: string | null;
}

interface Values {
  readonly assignedTo: Assignee;
  readonly organisationId?: string;
  readonly leadLeader?: string;
  readonly responsible: string;
  readonly measures?: string;
  readonly dueOn?: string | null;
  readonly stages?: { readonly text: string; readonly dueOn: string }[];
}

/** 交办、改派: to whom, by when; several at once go to the same body with the same words. */
export function AssignForm({ rows, onClose }: { rows: readonly Handed[]; onClose: (done: boolean) => void }) {
  const { data: choices } = useQuery(useApi().query(findings.choices, { query: {} }));
  const words = handWords(rows);
  const assign = useWrite(findings.assign, {
    refresh: afterFinding,
    onDone: ({ assigned }) => {
      toast(words.length > 2 ? `已${words}问题。` : `已${words} ${assigned} 个问题。`);
      onClose(true);
    },
  });
  const types = [...new Set(rows.map(({ type }) => type))];
  const staged = types.length === 1 && types[0] === "staged";
  const again = rows.every(({ status }) => status !== "registered");
  const send = ({ organisationId, leadLeader = "", measures = "", dueOn, stages = [], ...rest }: Values) =>
    assign.send({
      body: {
        ...rest,
        leadLeader,
        measures,
        stages,
        dueOn: dueOn ?? null,
        organisationId: organisationId ?? null,
        findings: rows.map(({ id, version }) => ({ id, version })),
      },
    });
  return (
    <FormPage<Values>
      problem={assign.problem}
      sending={assign.sending}
      submit={words.length > 2 ? "确定" : words}
      onSubmit={send}
      onCancel={() => onClose(false)}
    >
      <p>
        {rows.length === 1
          ? `第 ${rows[0]!.number} 号问题。`
          : `共 ${rows.length} 个问题，一并${words}；有一个不能办理，则都不办理。`}
      </p>
      <BodyFields units={choices?.units ?? []} />
      {staged ? (
        <StageFields latest={choices?.latest.staged} />
      ) : (
        <DueField types={types} again={again} choices={choices} />
      )}
    </FormPage>
  );
}

/** Which body rectifies, who answers for it there, and what it is to do. */
function BodyFields({ units }: { units: FindingChoices["units"] }) {
  return (
    <>
      <Field name="assignedTo" label="责任单位类别" hint="交办给驻村工作队的，为问题所在村的工作队。">
        <Select options={assignees.map((value) => ({ value, label: assigneeLabel[value] }))} autoFocus />
      </Field>
      <Form.Item noStyle dependencies={["assignedTo"]}>
        {({ getFieldValue }) =>
          getFieldValue("assignedTo") === "unit" && (
            <Field name="organisationId" label="县直单位">
              <Select showSearch={{ optionFilterProp: "label" }} options={namedOptions(units)} />
            </Field>
          )
        }
      </Form.Item>
      <Field name="leadLeader" label="牵头领导" required={false}>
        <Input maxLength={40} />
      </Field>
      <Field name="responsible" label="责任人">
        <Input maxLength={40} />
      </Field>
      <Field name="measures" label="整改要求和措施" required={false}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Field>
    </>
  );
}
