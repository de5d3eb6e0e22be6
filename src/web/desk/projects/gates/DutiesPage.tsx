import { useQuery } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useState } from "react";
import { projectGates } from "#contract/project-gates.ts";
import type { Result } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { dutyLabel } from "#domain/projects/gates/gate-labels.ts";
import type { Duty } from "#domain/projects/gates/gate-rule.ts";
import { projectKindLabel } from "#domain/projects/labels.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import { useApi } from "../../../api/use-api.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, ConfirmButton, Empty, Field, FormPage, Page, ProblemNote, Table, toast } from "../../../ui/index.ts";
import { namedOptions, optionsOf } from "../project-types.ts";

type Duties = Result<typeof projectGates.duties>;

const refresh = [projectGates.duties, projectGates.read, projectGates.waiting];

/** 项目职责单位: who reviews budgets, who audits, who is in charge of which kind. */
export function DutiesPage() {
  const { data, error } = useQuery(useApi().query(projectGates.duties, {}));
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="项目职责单位"
      subtitle="财政评审、结算审计和行业主管的关口，由这里设定的部门办理。项目自己填写了行业主管部门的，以项目填写的为准。"
      actions={
        data?.can.arrange &&
        !adding && (
          <Button type="primary" onClick={() => setAdding(true)}>
            设定职责
          </Button>
        )
      }
    >
      <ProblemNote problem={error} />
      {adding && data && (
        <Card title="设定职责" padded>
          <DutyForm duties={data} onClose={() => setAdding(false)} />
        </Card>
      )}
      <Card title="职责" note={data && `共 ${data.rows.length} 项`}>
        <DutyTable duties={data} />
      </Card>
    </Page>
  );
}

function DutyTable({ duties }: { duties: Duties | undefined }) {
  const end = useWrite(projectGates.endDuty, { refresh, onDone: () => toast("已撤去。") });
  return (
    <>
      <ProblemNote problem={end.problem} />
      <Table
        rows={duties?.rows}
        rowKey={({ id }) => id}
        empty={<Empty>还没有设定。财政评审、结算审计等关口要先设定部门才能办理。</Empty>}
        columns={[
          { head: "职责", cell: ({ duty }) => dutyLabel[duty] },
          { head: "项目类型", cell: ({ duty, kind }) => (duty === "sector" ? kindWord(kind) : "全部") },
          { head: "单位", cell: ({ organisation }) => organisation },
          {
            head: "",
            cell: ({ id }) =>
              duties?.can.arrange && (
                <ConfirmButton
                  size="small"
                  question="撤去后，由该部门办理的关口要另行设定部门才能办理。已过的关口不受影响。"
                  sending={end.sending}
                  onConfirm={() => end.send({ params: { dutyId: id } })}
                >
                  撤去
                </ConfirmButton>
              ),
          },
        ]}
      />
    </>
  );
}

const kindWord = (kind: ProjectKind | null) => (kind === null ? "全部" : projectKindLabel[kind]);

interface Values {
  readonly duty: Duty;
  readonly kind?: ProjectKind;
  readonly organisationId: string;
}

function DutyForm({ duties, onClose }: { duties: Duties; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const arrange = useWrite(projectGates.arrangeDuty, {
    refresh,
    onDone: () => {
      toast("已设定。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={arrange.problem}
      sending={arrange.sending}
      submit="设定"
      onSubmit={({ duty, kind, organisationId }) =>
        arrange.send({ body: { id, duty, organisationId, kind: duty === "sector" ? (kind ?? null) : null } })
      }
      onCancel={onClose}
    >
      <Field name="duty" label="职责">
        <Select options={optionsOf(dutyLabel)} />
      </Field>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue("duty") === "sector" && (
            <Field name="kind" label="项目类型" required={false} hint="不选即全部类型。">
              <Select allowClear options={optionsOf(projectKindLabel)} />
            </Field>
          )
        }
      </Form.Item>
      <Field name="organisationId" label="单位">
        <Select showSearch={{ optionFilterProp: "label" }} options={namedOptions(duties.units)} />
      </Field>
    </FormPage>
  );
}
