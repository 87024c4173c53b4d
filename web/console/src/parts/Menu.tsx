import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';

interface Props {
  className: string;
  /** What is always seen. */
  summary: ReactNode;
  children: ReactNode;
}

/** What unfolds, and folds again by Escape or as the focus leaves it. */
export function Menu({ className, summary, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const fold = () => details.current?.removeAttribute('open');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return;
    fold();
    details.current.querySelector('summary')?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (!details.current?.contains(relatedTarget)) fold();
  };
  return (
    <details ref={details} className={className} onKeyDown={onKeyDown} onBlur={onBlur}>
      {summary}
      {children}
    </details>
  );
}
