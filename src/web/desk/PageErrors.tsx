import { Component, type ReactNode } from "react";
import { problemOf } from "../api/problem-of.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";

interface PageErrorsProps {
  readonly children: ReactNode;
}

/** The one component that is a class: React offers no other way to catch an error of the page below. */
export class PageErrors extends Component<PageErrorsProps, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="page">
        <ProblemNote problem={problemOf(this.state.error)} />
        <p>
          <button type="button" className="plain-button" onClick={() => window.location.reload()}>
            刷新页面
          </button>
        </p>
      </div>
    );
  }
}
