import type { ReactNode } from "react";
import type { Problem } from "#contract/problem.ts";
import { Card, Page, ProblemNote } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { useFilter } from "../use-filter.ts";
import "./teams.css";

interface StateLedgerProps {
  readonly title: string;
  readonly subtitle: string;
  /** How many there are, once known: 共 3 项. */
  readonly note: string | undefined;
  readonly problem: Problem | null | undefined;
  readonly actions?: ReactNode;
  readonly label: string;
  readonly states: readonly { readonly value: string; readonly label: string }[];
  readonly children: ReactNode;
}

const names = ["state", "page", "size"] as const;

/** Which state and page of a ledger the address asks for. */
export function useStateLedger() {
  const [{ state, page, size }, change] = useFilter(names);
  const clear = state === undefined ? undefined : () => change({ state: undefined, page: undefined });
  return { query: { state, page: Number(page ?? 1), size: Number(size ?? 50) }, change, clear };
}

/** A ledger of one kind of thing, narrowed by its state. */
export function StateLedger({ title, subtitle, note, problem, actions, label, states, children }: StateLedgerProps) {
  const { query, change } = useStateLedger();
  return (
    <Page title={title} subtitle={subtitle} actions={actions}>
      <ProblemNote problem={problem} />
      <Card title={title} note={note}>
        <div className="filters no-print" role="group" aria-label="筛选">
          <One
            label={label}
            value={query.state}
            options={states}
            onValue={(next) => change({ state: next, page: undefined })}
          />
        </div>
        {children}
      </Card>
    </Page>
  );
}
