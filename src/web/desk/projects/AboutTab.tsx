import { Card } from "../../ui/index.ts";
import { BankActions } from "./BankActions.tsx";
import { HearingCards } from "./HearingCards.tsx";
import { ProjectFacts } from "./ProjectFacts.tsx";
import { ServedTable } from "./ServedTable.tsx";
import type { Project } from "./project-types.ts";

/** 概况: what may be done now, what the project is, whom it serves, how it was argued. */
export function AboutTab({ project }: { project: Project }) {
  return (
    <>
      <BankActions project={project} />
      <Card title="项目内容" padded>
        <ProjectFacts project={project} />
      </Card>
      <ServedTable project={project} />
      <HearingCards project={project} />
    </>
  );
}
