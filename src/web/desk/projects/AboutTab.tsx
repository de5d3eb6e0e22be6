import { Card } from "../../ui/index.ts";
import type { Project } from "./project-types.ts";

export function AboutTab({ project }: { project: Project }) {
  return (
    <Card title="项目内容" padded>
      {project.content}
    </Card>
  );
}
