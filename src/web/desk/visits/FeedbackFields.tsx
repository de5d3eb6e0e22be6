import { Card } from "../../ui/index.ts";

interface FeedbackProps {
  readonly said: { readonly feedback: string; readonly feedbackTo: string };
  readonly onSay: (words: { feedback?: string; feedbackTo?: string }) => void;
  readonly leader: boolean;
}

/** What was said on the spot, and to whom; of a leader's own visit what he saw. */
export function FeedbackFields({ said, onSay, leader }: FeedbackProps) {
  return (
    <Card title={leader ? "看到的情况和现场意见" : "现场反馈"} padded>
      <div className="visit-feedback">
        <label>
          反馈给谁
          <input
            value={said.feedbackTo}
            maxLength={60}
            placeholder="如：村党支部书记、驻村工作队"
            onChange={({ target }) => onSay({ feedbackTo: target.value })}
          />
        </label>
        <label>
          {leader ? "看到的情况、提出的意见" : "反馈了什么"}
          <textarea
            rows={4}
            maxLength={1000}
            value={said.feedback}
            onChange={({ target }) => onSay({ feedback: target.value })}
          />
        </label>
      </div>
    </Card>
  );
}
