import type { ControlMessages } from './useControl';

interface Props extends ControlMessages {
  /** The id of the control. */
  of: string;
}

/** The hint of a control and its error. */
export function FieldMessages({ of, hint, error }: Props) {
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
