import { Input, Radio } from "antd";
import { projects } from "#contract/projects.ts";
import { reviewPointLabel, reviewPoints, type ReviewPoint } from "#domain/projects/review.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterProject, type Project } from "./project-types.ts";

interface Values {
  readonly conclusion: "pass" | "return";
  readonly points?: Readonly<Partial<Record<ReviewPoint, string | undefined>>>;
  readonly text?: string;
}

/** 审核：a sentence on each point, as far as there is something to say. */
export function ReviewForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const review = useWrite(projects.review, {
    refresh: afterProject,
    onDone: (_reply, { body }) => {
      toast(body.conclusion === "pass" ? "审核通过，等待县级论证。" : "已退回修改。");
      onClose();
    },
  });
  const send = ({ conclusion, points = {}, text = "" }: Values) => {
    const said = Object.fromEntries(Object.entries(points).filter(([, words]) => words?.trim()));
    review.send({ params: { id: project.id }, body: { version: project.version, conclusion, points: said, text } });
  };
  return (
    <FormPage<Values>
      problem={review.problem}
      sending={review.sending}
      submit="提交审核意见"
      onSubmit={send}
      onCancel={onClose}
    >
      <Field name="conclusion" label="审核结论">
        <Radio.Group
          options={[
            { value: "pass", label: "通过" },
            { value: "return", label: "退回修改" },
          ]}
        />
      </Field>
      {reviewPoints.map((point) => (
        <Field key={point} name={["points", point]} label={reviewPointLabel[point]} required={false}>
          <Input maxLength={200} />
        </Field>
      ))}
      <Field name="text" label="审核意见" required={false} hint="退回修改的应写明理由。">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}
