import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { evaluations } from "#contract/evaluations.ts";
import type { Problem } from "#contract/problem.ts";
import type { Result } from "#contract/route.ts";
import { subjectLabel } from "#domain/evaluation/labels.ts";
import type { Span } from "#domain/evaluation/coverage.ts";
import type { SubjectKind } from "#domain/evaluation/measures.ts";
import type { Cadence } from "#domain/evaluation/scheme.ts";
import { useApi } from "../../api/use-api.ts";
import { DateField, Field, FormPage, ProblemNote, Waiting } from "../../ui/index.ts";
import { spanWords } from "./span.ts";

interface Values {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly subjectIds: string[];
}

interface NewEvaluationFormProps {
  readonly round: { readonly id: string; readonly name: string };
  readonly subject: SubjectKind;
  readonly cadence: Cadence;
  readonly span: Span;
  readonly problem: Problem | null;
  readonly sending: boolean;
  readonly onSubmit: (values: Values) => void;
}

type Coverage = Result<typeof evaluations.coverage>;

/** Whom the half-year still owes a look in these weeks; of a half-year, everybody. */
function due({ weeks, bodies }: Coverage, cadence: Cadence, { from, to }: Span): string[] {
  if (cadence === "half-year") return bodies.map(({ id }) => id);
  const planned = weeks.filter((week) => week.to >= from && week.from <= to).flatMap((week) => week.planned);
  return planned.length > 0 ? planned : bodies.map(({ id }) => id);
}

export function NewEvaluationForm({ round, subject, cadence, span, ...form }: NewEvaluationFormProps) {
  const query = { roundId: round.id, subject, day: span.to };
  const { data, error } = useQuery(useApi().query(evaluations.coverage, { query }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={4} />;
  const initial = {
    ...span,
    title: `${spanWords(cadence, span)}${subjectLabel[subject]}考核`,
    subjectIds: due(data, cadence, span),
  };
  return (
    <FormPage<Values> initial={initial} submit="安排" {...form}>
      <Field name="title" label="名称">
        <Input maxLength={60} />
      </Field>
      <Field name="from" label="开始日期">
        <DateField />
      </Field>
      <Field name="to" label="结束日期">
        <DateField />
      </Field>
      <Field
        name="subjectIds"
        label="考核对象"
        hint={`按半年全覆盖预选本期应看的，都看过的预选全部；本半年共 ${data.total} 个，已看或者已安排 ${data.covered} 个。`}
      >
        <Select
          mode="multiple"
          maxTagCount={12}
          showSearch={{ optionFilterProp: "label" }}
          options={data.bodies.map(({ id, name, township }) => ({
            value: id,
            label: township === name ? name : `${township} ${name}`,
          }))}
        />
      </Field>
    </FormPage>
  );
}
