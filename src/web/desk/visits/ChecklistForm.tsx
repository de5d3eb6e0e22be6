import type { KeyboardEvent, ReactNode } from "react";
import { itemsOf, unanswered } from "#domain/inspections/checklist.ts";
import { Card } from "../../ui/index.ts";
import { ItemField } from "./ItemField.tsx";
import type { Changed } from "./visit-draft.ts";
import type { Answer, Item, VisitView } from "./visit-types.ts";

interface ChecklistFormProps {
  readonly checklist: NonNullable<VisitView["checklist"]>;
  readonly answers: readonly Answer[];
  readonly onAnswer: (one: Changed) => void;
  readonly whenBad?: (item: Item, answer: Answer) => ReactNode;
}

/** Section by section, one item after another; Enter goes to the next. */
export function ChecklistForm({ checklist, answers, onAnswer, whenBad }: ChecklistFormProps) {
  const all = itemsOf(checklist);
  const byItem = new Map(answers.map((one) => [one.item, one]));
  const missing = unanswered(checklist, answers);
  const required = all.filter((item) => item.required).length;
  return (
    <div className="visit-form" onKeyDown={nextOnEnter}>
      <p className="visit-progress no-print" role="status">
        必填 {required} 项，已填 {required - missing.length} 项
        {missing[0] && (
          <button type="button" className="as-link" onClick={() => focusItem(missing[0]!.code)}>
            去填下一项
          </button>
        )}
      </p>
      {checklist.sections.map((section) => (
        <Card key={section.title} title={section.title} padded>
          {section.items.map((item) => {
            const answer = byItem.get(item.code);
            return (
              <ItemField
                key={item.code}
                number={all.findIndex(({ code }) => code === item.code) + 1}
                item={item as Item}
                answer={answer}
                onAnswer={onAnswer}
                whenBad={answer && whenBad?.(item as Item, answer)}
              />
            );
          })}
        </Card>
      ))}
    </div>
  );
}

export function focusItem(code: string): void {
  const field = document.getElementById(`item-${code}`);
  field?.scrollIntoView({ block: "center" });
  field?.querySelector<HTMLElement>("input, textarea")?.focus();
}

function nextOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target as HTMLElement;
  if (event.key !== "Enter" || !(from instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-item]")];
  const here = fields.findIndex((field) => field.contains(from));
  const next = fields[here + 1]?.dataset.item;
  if (next) focusItem(next);
}
