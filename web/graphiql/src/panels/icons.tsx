/** The icons of the panels, drawn as GraphiQL draws its own. */
import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

export function AccountIcon() {
  return (
    <Icon>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 20c1-4 4-6 8-6s7 2 8 6" />
    </Icon>
  );
}

export function ExamplesIcon() {
  return (
    <Icon>
      <path d="M4 6h10M4 12h16M4 18h7" />
      <path d="m17 4 3 2-3 2z" />
    </Icon>
  );
}

export function FilesIcon() {
  return (
    <Icon>
      <path d="M14 3H6v18h12V7z" />
      <path d="M14 3v4h4M12 17v-6m-3 3 3-3 3 3" />
    </Icon>
  );
}
