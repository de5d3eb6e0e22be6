import { Input, Radio } from "antd";
import { projects } from "#contract/projects.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterProject, type Project } from "./project-types.ts";

interface Values {
  readonly conclusion: "pass" | "return";
  readonly text?: string;
}

/** 论证结论；what still keeps 通过 away is said first. */
export function ConcludeForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const conclude = useWrite(projects.conclude, {
    refresh: afterProject,
    onDone: (_reply, { body }) => {
      toast(body.conclusion === "pass" ? "论证通过，等待审定。" : "已退回修改。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={conclude.problem}
      sending={conclude.sending}
      submit="作出结论"
      onSubmit={({ conclusion, text = "" }) =>
        conclude.send({ params: { id: project.id }, body: { version: project.version, conclusion, text } })
      }
      onCancel={onClose}
    >
      {project.lacks.length > 0 && <p className="project-lacks">现在还不能通过：{project.lacks.join("")}</p>}
      <Field name="conclusion" label="论证结论">
        <Radio.Group
          options={[
            { value: "pass", label: "通过", disabled: project.lacks.length > 0 },
            { value: "return", label: "退回修改" },
          ]}
        />
      </Field>
      <Field name="text" label="综合意见" required={false} hint="退回修改的应写明理由。">
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Field>
    </FormPage>
  );
}
