import { useQuery } from "@tanstack/react-query";
import { Alert, Input } from "antd";
import { useParams, useSearchParams } from "wouter";
import { asContent, type RuleNode } from "#domain/rules/form.ts";
import { rules } from "#contract/rules.ts";
import type { Body } from "#contract/route.ts";
import type { Reply } from "../../api/client.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, Field, FormPage, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { RuleFields } from "./RuleFields.tsx";
import { RuleVersions } from "./RuleVersions.tsx";
import "./rules.css";

type Saved = Reply<typeof rules.read>;

export function RulePage() {
  const { code } = useParams<{ code: Saved["code"] }>();
  const [params] = useSearchParams();
  const countyId = params.get("countyId") ?? undefined;
  const version = params.get("version") ?? undefined;
  const { data, error } = useQuery(useApi().query(rules.read, { params: { code }, query: { countyId, version } }));
  return (
    <Page title={data?.title ?? "规则"} subtitle={data?.purpose} breadcrumb={[{ path: "/rules", title: "规则设置" }]}>
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={6} />}
      {data && <RuleEditor key={`${code} ${data.version} ${data.newest}`} saved={data} />}
      {data && <RuleVersions saved={data} />}
    </Page>
  );
}

/** What is allowed but stands against a clause: said where the rule is set, and again wherever it is used. */
function Cautions({ of: cautions }: { readonly of: readonly string[] }) {
  if (cautions.length === 0) return null;
  const list = (
    <ul className="rule-cautions">
      {cautions.map((caution) => (
        <li key={caution}>{caution}</li>
      ))}
    </ul>
  );
  return <Alert type="warning" showIcon title="下列条目以痕迹评判工作，建议改为看实际成效" description={list} />;
}

type Values = Pick<Body<typeof rules.save>, "basis" | "validFrom" | "content">;

function RuleEditor({ saved }: { readonly saved: Saved }) {
  const { code, version, newest, content, can } = saved;
  const node = saved.form as RuleNode;
  const save = useWrite(rules.save, {
    refresh: [rules.read, rules.list],
    onDone: ({ version: made }) => toast(`已保存为第 ${made} 版。`),
  });
  const title = version === 0 ? "系统默认规则" : `第 ${version} 版`;
  return (
    <>
      <Cautions of={saved.cautions} />
      <Card title={title} note={version === 0 ? saved.source : undefined} padded>
        <div className="rule-form">
          <FormPage<Values>
            initial={{ content }}
            problem={save.problem}
            sending={save.sending}
            submit="保存为新版本"
            readOnly={!can.edit}
            onSubmit={({ content: typed, basis, validFrom }) =>
              save.send({
                params: { code },
                body: { version: newest, basis, validFrom, content: asContent(node, typed) },
              })
            }
          >
            <RuleFields name={["content"]} node={node} />
            {can.edit && (
              <>
                <Field name="basis" label="依据" hint="文件名称、文号，或者会议名称和日期">
                  <Input maxLength={200} />
                </Field>
                <Field name="validFrom" label="生效日期">
                  <DateField />
                </Field>
              </>
            )}
          </FormPage>
        </div>
      </Card>
    </>
  );
}
