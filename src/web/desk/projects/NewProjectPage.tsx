import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { projects } from "#contract/projects.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { draftOf } from "./project-form.ts";
import { ProjectForm } from "./ProjectForm.tsx";
import { afterProject } from "./project-types.ts";
import "./projects.css";

const way = [{ title: "项目台账", path: "/projects" }];

export function NewProjectPage() {
  const api = useApi();
  const [, go] = useLocation();
  const [id] = useState(uuidv7);
  const { data: choices, error } = useQuery(api.query(projects.choices, { query: {} }));
  const { data: villages } = useQuery(api.query(projects.villages, { query: {} }));
  const draft = useWrite(projects.draft, {
    refresh: [...afterProject, projects.choices],
    onDone: () => {
      toast("已存为草稿，核对无误后申报。");
      go(`/projects/${id}`);
    },
  });
  const own = villages?.rows.filter((one) => one.own) ?? [];
  return (
    <Page title="申报项目" subtitle="先存为草稿，写全以后再申报；申报以前可以随时修改、删除。" breadcrumb={way}>
      <ProblemNote problem={error} />
      <Card title="项目申报书" padded>
        {choices && villages ? (
          <ProjectForm
            initial={{ villages: [{ share: 1, ...(own.length === 1 && { villageId: own[0]!.id }) }] }}
            choices={choices}
            villages={villages.rows}
            problem={draft.problem}
            sending={draft.sending}
            submit="存为草稿"
            onSubmit={(values) => draft.send({ body: { id, ...draftOf(values), phone: values.phone?.trim() || null } })}
            onCancel={() => go("/projects")}
          />
        ) : (
          !error && <Waiting lines={10} />
        )}
      </Card>
    </Page>
  );
}
