import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { matches } from "#contract/match.ts";
import { rules } from "#contract/rules.ts";
import type { Body } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { asContent, type RuleNode } from "#domain/rules/form.ts";
import { useApi } from "../../../api/use-api.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, DateField, Field, FormPage, ProblemNote, Waiting } from "../../../ui/index.ts";
import { RuleFields } from "../../rules/RuleFields.tsx";
import "../../rules/rules.css";
import type { Overview } from "./types.ts";

type Settings = Body<typeof matches.run>["settings"];

interface Values {
  readonly settings: Settings;
}

/** The county's rule and the term; changed here it holds for this plan alone. */
export function MatchSettings({ page }: { page: Overview }) {
  const { data, error } = useQuery(
    useApi().query(rules.read, { params: { code: "match" }, query: { countyId: page.countyId } }),
  );
  return (
    <Card
      title="任期和规则"
      note={`${page.ruleVersion === 0 ? "系统默认规则" : `本县规则第 ${page.ruleVersion} 版`}；在这里改动只用于本次求解`}
      padded
    >
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={4} />}
      {data && <SettingsForm page={page} node={data.form as RuleNode} />}
    </Card>
  );
}

function SettingsForm({ page, node }: { page: Overview; node: RuleNode }) {
  const [, go] = useLocation();
  const [id] = useState(uuidv7);
  const run = useWrite(matches.run, {
    refresh: [matches.overview],
    onDone: (made) => go(`/matches/${made.id}`),
  });
  const solve = ({ settings }: Values) => {
    const { termFrom, termTo } = settings;
    const rule = asContent(node, settings) as Omit<Settings, "termFrom" | "termTo" | "capacities">;
    const capacities = page.settings.capacities;
    run.send({ params: { id: page.roundId }, body: { id, settings: { ...rule, termFrom, termTo, capacities } } });
  };
  return (
    <FormPage<Values>
      initial={{ settings: page.settings }}
      problem={run.problem}
      sending={run.sending}
      submit="求解方案"
      onSubmit={solve}
    >
      <div className="match-term">
        <Field name={["settings", "termFrom"]} label="任期开始">
          <DateField />
        </Field>
        <Field name={["settings", "termTo"]} label="任期结束">
          <DateField />
        </Field>
      </div>
      <p>
        已登记车程的单位 {page.distances} 个。
        <Link href={`/rounds/${page.roundId}/match/distances`}>登记车程</Link>
      </p>
      <details className="match-rule">
        <summary>调整本次规则（人数、可联系村数、回避、对口、权重）</summary>
        <RuleFields name={["settings"]} node={node} />
      </details>
    </FormPage>
  );
}
