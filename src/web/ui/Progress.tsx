interface ProgressProps {
  readonly done: number;
  readonly of: number;
  /** How much of the time has passed, 0–100: the tick that shows behind or ahead. */
  readonly elapsedPercent?: number;
}

export function Progress({ done, of, elapsedPercent }: ProgressProps) {
  const percent = of > 0 ? Math.min(100, (done / of) * 100) : 0;
  const pace = elapsedPercent === undefined ? "" : `，时间进度 ${elapsedPercent.toFixed(1)}%`;
  return (
    <span
      className="progress"
      role="img"
      aria-label={`已完成 ${done} 项，共 ${of} 项${pace}`}
      title={pace.slice(1) || undefined}
    >
      <span className="progress-track">
        <span className="progress-fill" style={{ width: `${percent}%` }} />
        {elapsedPercent !== undefined && <span className="progress-tick" style={{ left: `${elapsedPercent}%` }} />}
      </span>
      <span className="progress-count">
        {done}/{of}
      </span>
    </span>
  );
}
