import { useQuery } from "@tanstack/react-query";
import { assessments } from "#contract/assessments.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, ProblemNote, Waiting } from "../../ui/index.ts";
import { AssessForm } from "./AssessForm.tsx";
import type { AssessDraft } from "./assess-draft.ts";
import type { Round } from "./contract-types.ts";

interface AssessVillageProps {
  readonly round: Round;
  readonly villageId: string;
  readonly kept: AssessDraft | undefined;
  readonly onKeep: (draft: AssessDraft | undefined) => void;
  readonly onNext: () => void;
}

export function AssessVillage({ round, villageId, ...rest }: AssessVillageProps) {
  const params = { id: round.id, villageId };
  const { data, error } = useQuery(useApi().query(assessments.read, { params }));
  if (error) {
    return (
      <Card title="摸排表" padded>
        <ProblemNote problem={error} />
      </Card>
    );
  }
  if (!data) return <Waiting lines={8} />;
  return <AssessForm round={round} row={data} {...rest} />;
}
