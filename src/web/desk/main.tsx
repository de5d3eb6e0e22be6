import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { config } from "zod";
import { queryClient } from "../api/query-client.ts";
import { applyAppearance } from "../ui/appearance.ts";
import { Door } from "./Door.tsx";
import { goSignIn } from "./go-sign-in.ts";
import { PageErrors } from "./PageErrors.tsx";
import "../ui/tokens.css";
import "../ui/ui.css";
import "../ui/page.css";
import "../ui/marks.css";
import "../ui/table.css";
import "../ui/forms.css";
import "./gate.css";
import "./desk.css";
import "./officers.css";
import "../ui/print.css";

// zod would otherwise try `new Function`, which the Content-Security-Policy forbids and reports.
config({ jitless: true });
applyAppearance();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <PageErrors>
      <QueryClientProvider client={queryClient(goSignIn)}>
        <Door />
      </QueryClientProvider>
    </PageErrors>
  </StrictMode>,
);
