import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  title: string;
  className?: string;
  children: ReactNode;
  /** Called by Escape; a dialog without it has to be answered. */
  onCancel?: () => void;
}

/** A dialog in front of the page, which stays as it is. */
export function Dialog({ title, className = '', children, onCancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Back to what opened it, or to the heading where that is gone.
    return () => (before?.isConnected ? (before as HTMLElement) : document.querySelector('h1'))?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`hub-dialog ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onCancel?.();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
