import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { evaluations } from "#contract/evaluations.ts";
import type { Problem } from "#contract/problem.ts";
import type { Result } from "#contract/route.ts";
import { rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { cadenceLabel, subjectLabel } from "#domain/evaluation/labels.ts";
import type { SubjectKind } from "#domain/evaluation/measures.ts";
import type { Cadence } from "#domain/evaluation/scheme.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { NewEvaluationForm } from "./NewEvaluationForm.tsx";
import { spanOf } from "./span.ts";

/** Arranges one period: who is looked at follows from what the half-year still owes. */
export function NewEvaluationPage() {
  const [id] = useState(uuidv7);
  const today = useToday();
  const { data: all, error } = useQuery(useApi().query(rounds.list, { query: {} }));
  const schemes = useQuery(useApi().query(evaluations.schemes, { query: {} }));
  const [roundId, setRoundId] = useState<string>();
  const [scheme, setScheme] = useState<string>();
  const [cadence, setCadence] = useState<Cadence>("monthly");
  const create = useCreate();
  if (!all || !schemes.data) return <Loading problem={error ?? schemes.error} />;
  const round = all.find((one) => one.id === roundId) ?? all[0];
  const chosen = schemes.data.schemes.find(({ title }) => title === scheme) ?? schemes.data.schemes[0]!;
  return (
    <Page
      title="安排考核"
      subtitle="考核留存现在的方案，以后方案改动不影响本期。"
      breadcrumb={[{ title: "考核", path: "/evaluations" }]}
    >
      <Choices {...{ all, round, chosen, cadence, setRoundId, setScheme, setCadence }} schemes={schemes.data.schemes} />
      <Card title="考核期和考核对象" padded>
        {round && (
          <NewEvaluationForm
            key={`${round.id} ${chosen.title} ${cadence}`}
            round={round}
            subject={chosen.subject}
            cadence={cadence}
            span={spanOf(cadence, today)}
            problem={create.problem}
            sending={create.sending}
            onSubmit={(values) =>
              create.send({
                body: {
                  id,
                  roundId: round.id,
                  scheme: chosen.title,
                  schemeVersion: schemes.data.version,
                  cadence,
                  ...values,
                },
              })
            }
          />
        )}
      </Card>
    </Page>
  );
}

type Scheme = Result<typeof evaluations.schemes>["schemes"][number];
type Round = Result<typeof rounds.list>[number];

interface ChoicesProps {
  readonly all: readonly Round[];
  readonly round: Round | undefined;
  readonly schemes: readonly Scheme[];
  readonly chosen: Scheme;
  readonly cadence: Cadence;
  readonly setRoundId: (id: string) => void;
  readonly setScheme: (title: string) => void;
  readonly setCadence: (cadence: Cadence) => void;
}

function Choices({ all, round, schemes, chosen, cadence, setRoundId, setScheme, setCadence }: ChoicesProps) {
  return (
    <div className="filters" role="group" aria-label="轮次、方案和周期">
      <Choice
        label="轮次"
        width={200}
        value={round?.id}
        options={all.map(({ id: value, name }) => ({ value, label: name }))}
        onChange={setRoundId}
      />
      <Choice label="方案" width={360} value={chosen.title} options={schemes.map(schemeOption)} onChange={setScheme} />
      <Choice
        label="周期"
        width={100}
        value={cadence}
        options={cadences}
        onChange={(to) => setCadence(to as Cadence)}
      />
    </div>
  );
}

function Loading({ problem }: { readonly problem: Problem | null }) {
  return (
    <Page title="安排考核" breadcrumb={[{ title: "考核", path: "/evaluations" }]}>
      <ProblemNote problem={problem} />
      {!problem && <Waiting lines={6} />}
    </Page>
  );
}

function useCreate() {
  const [, navigate] = useLocation();
  return useWrite(evaluations.create, {
    refresh: [evaluations.list, evaluations.coverage],
    onDone: ({ id, subjects }) => {
      toast(`已安排，考核对象 ${subjects} 个。`);
      navigate(`/evaluations/${id}`);
    },
  });
}

const cadences = Object.entries(cadenceLabel).map(([value, label]) => ({ value, label }));

const schemeOption = ({ title, subject }: { readonly title: string; readonly subject: SubjectKind }) => ({
  value: title,
  label: `${subjectLabel[subject]}：${title}`,
});

interface ChoiceProps {
  readonly label: string;
  readonly width: number;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, width, value, options, onChange }: ChoiceProps) {
  return (
    <span className="filter">
      {label}
      <Select aria-label={label} value={value} options={[...options]} onChange={onChange} style={{ minWidth: width }} />
    </span>
  );
}
