import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "wouter";
import { projects } from "#contract/projects.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { draftOf, valuesOf } from "./project-form.ts";
import { ProjectForm } from "./ProjectForm.tsx";
import { afterProject } from "./project-types.ts";
import "./projects.css";

export function EditProjectPage() {
  const { id } = useParams<{ id: string }>();
  const api = useApi();
  const [, go] = useLocation();
  const { data: project, error } = useQuery(api.query(projects.read, { params: { id } }));
  const { data: choices } = useQuery(api.query(projects.choices, { query: {} }));
  const { data: villages } = useQuery(api.query(projects.villages, { query: {} }));
  const edit = useWrite(projects.edit, {
    refresh: afterProject,
    onDone: () => {
      toast("已保存。");
      go(`/projects/${id}`);
    },
  });
  const way = [
    { title: "项目台账", path: "/projects" },
    { title: project?.name ?? "项目", path: `/projects/${id}` },
  ];
  return (
    <Page title="修改项目" breadcrumb={way}>
      <ProblemNote problem={error} />
      <Card title="项目申报书" padded>
        {project && choices && villages ? (
          <ProjectForm
            initial={valuesOf(project)}
            choices={choices}
            villages={villages.rows}
            problem={edit.problem}
            sending={edit.sending}
            submit="保存"
            phoneKept={project.phoneMasked !== null}
            onSubmit={(values) => {
              const phone = values.phone?.trim();
              edit.send({
                params: { id },
                body: { version: project.version, ...draftOf(values), ...(phone && { phone }) },
              });
            }}
            onCancel={() => go(`/projects/${id}`)}
          />
        ) : (
          !error && <Waiting lines={10} />
        )}
      </Card>
    </Page>
  );
}
