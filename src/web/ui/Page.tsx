import { Fragment, type ReactNode, useEffect } from "react";
import { Link } from "wouter";

interface Step {
  readonly title: string;
  readonly path: string;
}

interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** The way here, outermost first, without this page. */
  readonly breadcrumb?: readonly Step[];
  readonly children?: ReactNode;
}

export function Page({ title, subtitle, actions, breadcrumb = [], children }: PageProps) {
  useEffect(() => {
    document.title = `${title}－驻村通`;
  }, [title]);
  return (
    <div className="page">
      {breadcrumb.length > 0 && (
        <nav className="page-way" aria-label="当前位置">
          {breadcrumb.map((step) => (
            <Fragment key={step.path}>
              <Link href={step.path}>{step.title}</Link>
              <span aria-hidden="true">›</span>
            </Fragment>
          ))}
          <span aria-current="page">{title}</span>
        </nav>
      )}
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {subtitle && <div className="page-subtitle">{subtitle}</div>}
        </div>
        {actions && <div className="page-actions no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
