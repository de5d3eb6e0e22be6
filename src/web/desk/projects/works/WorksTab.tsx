import { useQuery } from "@tanstack/react-query";
import { projectWorks } from "#contract/project-works.ts";
import { useApi } from "../../../api/use-api.ts";
import { ProblemNote, Waiting } from "../../../ui/index.ts";
import type { Project } from "../project-types.ts";
import { ChangesCard } from "./ChangesCard.tsx";
import { ChecksCard } from "./ChecksCard.tsx";
import { MeetingsCard } from "./MeetingsCard.tsx";
import { MonthsCard } from "./MonthsCard.tsx";
import "../../cases/course.css";
import "./works.css";

/** 实施: months planned and actual, what was settled, checked and changed. */
export function WorksTab({ project: { id } }: { project: Project }) {
  const { data: works, error } = useQuery(useApi().query(projectWorks.read, { params: { id } }));
  if (!works)
    return (
      <>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={10} />}
      </>
    );
  return (
    <>
      <MonthsCard works={works} />
      <ChecksCard works={works} />
      <MeetingsCard works={works} />
      <ChangesCard works={works} />
    </>
  );
}
