import type { Notes } from './useControl';

interface Props extends Notes {
  /** The id of the control. */
  of: string;
}

/** The hint of a control and its error. */
export function FieldNotes({ of, hint, error }: Props) {
  return (
    <>
      {hint && (
        <small id={`${of}-hint`} className="form-text">
          {hint}
        </small>
      )}
      {error && (
        <p id={`${of}-error`} className="hub-field-error">
          {error}
        </p>
      )}
    </>
  );
}
