import { bankActionLabel, gateLabel, standingActionLabel } from "#domain/projects/labels.ts";
import { workActLabel } from "#domain/projects/works/labels.ts";
import { Card } from "../../ui/index.ts";
import type { Project } from "./project-types.ts";

const words: Readonly<Record<string, string>> = {
  ...bankActionLabel,
  ...gateLabel,
  ...standingActionLabel,
  ...workActLabel,
  draft: "起草",
  edit: "修改",
  import: "由项目台账导入",
  hold: "组织论证",
  opine: "登记论证意见",
};

/** Every step with its day, its hand and its words, the latest on top. */
export function CourseTab({ project: { steps } }: { project: Project }) {
  return (
    <Card title="项目过程" note={`共 ${steps.length} 步`} padded>
      <ol className="project-log" reversed>
        {steps.toReversed().map(({ id, action, onDay, by, text }) => (
          <li key={id}>
            <span className="num">{onDay}</span>　<strong>{words[action] ?? action}</strong>　{by}
            {text && <p>{text}</p>}
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p>系统中还没有办理记录。</p>}
    </Card>
  );
}
