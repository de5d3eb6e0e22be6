import { CaseCards } from "./CaseCards.tsx";
import type { Dossier } from "./dossier-types.ts";
import { PaperCard } from "./PaperCard.tsx";
import { PlanCard } from "./PlanCard.tsx";
import { RecordCards } from "./RecordCards.tsx";
import { TeamCards } from "./TeamCards.tsx";

/** What the later stages know of the village, in the order of the work. */
export function DossierSections({ dossier }: { dossier: Dossier }) {
  const { cases, teams, plans, records, papers } = dossier;
  return (
    <>
      {cases && (
        <section id="case" aria-label="整顿">
          <CaseCards dossier={dossier} cases={cases} />
        </section>
      )}
      {teams && (
        <section id="team" aria-label="工作队">
          <TeamCards dossier={dossier} teams={teams} />
        </section>
      )}
      {plans && (
        <section id="plan" aria-label="计划">
          <PlanCard plans={plans} />
        </section>
      )}
      {records && (
        <section id="record" aria-label="纪实">
          <RecordCards dossier={dossier} records={records} />
        </section>
      )}
      {(papers ?? cases) && (
        <section id="paper" aria-label="资料">
          <PaperCard dossier={dossier} />
        </section>
      )}
    </>
  );
}
